/** A real nginx with the site's settings, as a host's keeper would include them, in a folder and on a port of its own. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

const startLimitMs = 10_000;
const brotliModule = "ngx_http_brotli_static_module.so";

/** Where Debian, and nginx's own packages, put what is looked for. */
const folders = (process.env.PATH ?? "").split(delimiter).concat("/usr/sbin", "/usr/local/sbin");
const moduleFolders = ["/usr/lib/nginx/modules", "/usr/share/nginx/modules", "/etc/nginx/modules"];
const typesFile = "/etc/nginx/mime.types";

export interface InstalledNginx {
  readonly program: string;
  /** Undefined where the module is not installed. */
  readonly brotli: string | undefined;
}

/** Undefined where there is none. */
export function findNginx(): InstalledNginx | undefined {
  const program = folders.map((folder) => join(folder, "nginx")).find(existsSync);
  if (!program || !existsSync(typesFile)) return undefined;
  return { program, brotli: moduleFolders.map((folder) => join(folder, brotliModule)).find(existsSync) };
}

export interface RunningNginx {
  stop(): Promise<void>;
}

/**
 * Serves `folder` below `base` with its own `_nginx.conf`, of which port and root alone are changed, and whatever
 * `change` does. Rejects with nginx's words where it does not start.
 */
export async function startNginx(
  { program, brotli }: InstalledNginx,
  site: { readonly folder: string; readonly base: string; readonly port: number },
  change: (config: string) => string = (config) => config,
): Promise<RunningNginx> {
  const { folder, base, port } = site;
  const prefix = mkdtempSync(join(tmpdir(), "nginx-"));
  const root = join(prefix, "srv");
  mkdirSync(dirname(root + base), { recursive: true });
  symlinkSync(folder, root + base);
  const settings = readFileSync(join(folder, "_nginx.conf"), "utf8")
    .replace("listen 8080;", `listen 127.0.0.1:${port};`)
    .replace("root /srv/watertight;", `root ${root};`);
  writeFileSync(join(prefix, "site.conf"), change(brotli ? settings : settings.replace("brotli_static on;", "")));
  const scratch = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${join(prefix, name)};`,
  );
  const main = [
    brotli && `load_module ${brotli};`,
    process.getuid?.() === 0 && "user root;",
    "daemon off; worker_processes 1; error_log stderr warn;",
    `pid ${join(prefix, "nginx.pid")};`,
    "events {}",
    `http { ${scratch.join(" ")} access_log off; include ${typesFile}; include ${join(prefix, "site.conf")}; }`,
  ];
  writeFileSync(join(prefix, "nginx.conf"), main.filter(Boolean).join("\n"));

  const child = spawn(program, ["-p", prefix, "-c", join(prefix, "nginx.conf")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk) => (said += chunk));
  const ended = new Promise<void>((done) => child.once("close", () => done()));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(prefix, { recursive: true });
  };
  const until = AbortSignal.timeout(startLimitMs);
  while (!(await answers(port))) {
    if (child.exitCode === null && !until.aborted) continue;
    await stop();
    throw new Error(`nginx does not serve: ${said}`);
  }
  if (said !== "") {
    await stop();
    throw new Error(`nginx has a remark on the settings: ${said}`);
  }
  return { stop };
}

const answers = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, "127.0.0.1", () => done(true));
    // Asked again a little later: a refused connection is answered at once.
    socket.once("error", () => setTimeout(done, 50, false));
    socket.once("connect", () => socket.destroy());
  });
