/** A PostgreSQL server of the test's own: made by initdb in a temporary folder, gone afterwards. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { chmod, chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { takeFreePort } from "./free-port.ts";

export interface PostgresCluster {
  /** Of its superuser, over TCP. */
  readonly url: string;
  /** The same over the socket in its folder, where nobody needs a password. */
  readonly socketUrl: string;
  readonly port: number;
  stop(): Promise<void>;
}

const debianFolder = "/usr/lib/postgresql";
const limitMs = 30_000;
/** Whom the server runs as when the tests are root's, for it refuses to be root. Source: Debian policy, `nobody`. */
const nobody = { uid: 65_534, gid: 65_534 };

/** The folder of `initdb` and `postgres`, newest first; undefined where none is installed. */
function findServerBinaries(): string | undefined {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env.PATH ?? "").split(delimiter),
    ...versions.map((version) => join(debianFolder, version, "bin")),
  ];
  return folders.find((folder) => ["initdb", "postgres"].every((name) => existsSync(join(folder, name))));
}

async function waitUntilServing(url: string, server: ChildProcess): Promise<void> {
  const giveUpMs = performance.now() + limitMs;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (server.exitCode !== null || performance.now() > giveUpMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** A key and a certificate of its own making, where the server looks for them; needs `openssl`. */
async function makeCertificate(data: string, user: { uid: number; gid: number } | undefined): Promise<void> {
  const [key, certificate] = [join(data, "server.key"), join(data, "server.crt")];
  const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"];
  await promisify(execFile)("openssl", [...request, "-keyout", key, "-out", certificate], { ...user, cwd: data });
  await chmod(key, 0o600);
}

/** @param settings lines of `postgresql.conf`. @param hba lines of `pg_hba.conf`, everybody trusted where left out. */
export async function startPostgresCluster(
  settings: readonly string[] = [],
  hba: readonly string[] = ["host all all 127.0.0.1/32 trust"],
): Promise<PostgresCluster | undefined> {
  const binaries = findServerBinaries();
  if (!binaries || process.platform === "win32") return undefined;
  const user = process.getuid?.() === 0 ? nobody : undefined;
  const folder = await mkdtemp(join(tmpdir(), "watertight-postgres-"));
  if (user) await chown(folder, user.uid, user.gid);
  const data = join(folder, "data");
  await promisify(execFile)(join(binaries, "initdb"), ["-D", data, "-U", "postgres", "--auth=trust", "-N"], {
    ...user,
    cwd: folder,
    env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8" },
  });
  if (settings.includes("ssl = on")) await makeCertificate(data, user);
  const port = await takeFreePort();
  const lines = [`port = ${port}`, "listen_addresses = '127.0.0.1'", `unix_socket_directories = '${folder}'`];
  await writeFile(join(data, "postgresql.auto.conf"), [...lines, "fsync = off", ...settings, ""].join("\n"));
  await writeFile(join(data, "pg_hba.conf"), [`local all all trust`, ...hba, ""].join("\n"));
  const server = spawn(join(binaries, "postgres"), ["-D", data], { ...user, cwd: folder, stdio: "ignore" });
  const ended = once(server, "exit");
  const stop = async (): Promise<void> => {
    server.kill("SIGINT"); // the fast shutdown: sessions are ended
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  const socketUrl = `postgresql://postgres@/postgres?host=${folder}&port=${port}`;
  try {
    await waitUntilServing(socketUrl, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, socketUrl, port, stop };
}
