/**
 * Uses an unpacked copy as its owner would, and prints what was seen as JSON: `node visit.ts <copy> <slug>`. Runs itself
 * again in a network namespace of its own where the system allows that, so that no network is there to be needed.
 */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import pg from "pg";
import { WebSocket } from "ws";
import { startPostgresCluster } from "../support/postgres-cluster.ts";

interface Ended {
  readonly exitCode: number | null;
  readonly printed: string;
}

/** `printed` is what `npm start` printed until Ctrl+C had ended it. */
export interface Visit extends Pick<Ended, "printed"> {
  readonly ping: { readonly status: number; readonly body: string };
  /** What a tab is told when it opens. */
  readonly greeting: string;
  /** What a client of the database finds there. */
  readonly seen: { readonly items: number; readonly today: string };
  readonly solution: Ended;
  readonly starter: Ended;
  readonly broken: Ended;
}

export interface VisitReport {
  /** Lines for the log: figures, and what was skipped. */
  readonly remarks: readonly string[];
  readonly embedded: Visit;
  readonly server: Visit | null;
}

const root = resolve(import.meta.dirname, "../..");
const node22 = join(root, "node_modules/node-22-linux-x64/bin/node");
const node = existsSync(node22) ? node22 : process.execPath;
const startLimitMs = 20_000;
const remarks: string[] = [];

/** `npm run <script>` in the copy, as a terminal runs it: a process group of its own, which Ctrl+C reaches whole. */
function runScript(copy: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const path = dirname(node) + delimiter + process.env.PATH;
  const child = spawn("npm", ["--no-update-notifier", "run", ...args], {
    cwd: copy,
    detached: true,
    env: { ...process.env, ...env, PATH: path },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  let onPrint: () => void = () => undefined;
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      onPrint();
    });
  const ended = once(child, "close").then(([exitCode]): Ended => ({ exitCode, printed }));
  return {
    ended,
    /** Resolves once this was printed; rejects with what was printed instead. */
    printing: (pattern: RegExp) =>
      new Promise<RegExpExecArray>((found, reject) => {
        const look = () => {
          const match = pattern.exec(printed);
          if (match) found(match);
        };
        onPrint = look;
        look();
        const giveUp = () => reject(new Error(`"${pattern.source}" was not printed, but: ${printed}`));
        setTimeout(giveUp, startLimitMs).unref();
        void ended.then(giveUp);
      }),
    interrupt: () => process.kill(-(child.pid ?? 0), "SIGINT"),
  };
}

async function greet(url: string): Promise<string> {
  const socket = new WebSocket(url);
  const [message] = await once(socket, "message");
  socket.close();
  await once(socket, "close");
  return String(message);
}

const seenSql = "SELECT count(*)::int AS items, to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS today FROM items";

async function askDatabase(url: string): Promise<Visit["seen"]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Visit["seen"]>(seenSql);
  await client.end();
  try {
    const [items = "", today = ""] = execFileSync("psql", ["-X", "-A", "-t", url, "-c", seenSql], { encoding: "utf8" })
      .trim()
      .split("|");
    return { items: Number(items), today };
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    remarks.push("SKIPPED psql: it is not installed; pg has looked in over TCP");
    return rows[0] as Visit["seen"];
  }
}

async function visit(copy: string, slug: string, env: NodeJS.ProcessEnv): Promise<Visit> {
  const startedMs = performance.now();
  const running = runScript(copy, ["start", "--", "--port", "0", "--database-port", "0"], env);
  const [, app = ""] = await running.printing(/the app +(http:\S+)/);
  const startMs = performance.now() - startedMs;
  const [, host, port, url] = await running.printing(/psql (?:-h (\S+) -p (\d+) -U postgres|"(postgres[^"]+)")/);
  const where = env.DATABASE_URL ? "real PostgreSQL" : "PGlite";
  const response = await fetch(`${app}/ping`);
  const ping = { status: response.status, body: await response.text() };
  const greeting = await greet(`${app.replace("http", "ws")}/ws`);
  const seen = await askDatabase(url ?? `postgresql://postgres@${host}:${port}/postgres`);
  await running.printing(/of 30 in use/);
  running.interrupt();
  const ended = await running.ended;
  const checkedMs = performance.now();
  const solution = await runScript(copy, ["check"], env).ended;
  const checkMs = performance.now() - checkedMs;
  remarks.push(
    `${where}: npm start ${(startMs / 1_000).toFixed(2)} s, npm run check ${(checkMs / 1_000).toFixed(2)} s`,
  );
  const main = join(copy, "main.ts");
  const kept = readFileSync(main);
  writeFileSync(main, readFileSync(join(root, "sandboxes", slug, "starter/main.ts")));
  const starter = await runScript(copy, ["check"], env).ended;
  writeFileSync(main, "const broken = ;");
  const broken = await runScript(copy, ["check"], env).ended;
  writeFileSync(main, kept);
  return { printed: ended.printed, ping, greeting, seen, solution, starter, broken };
}

async function report(copy: string, slug: string): Promise<VisitReport> {
  remarks.push(`node: ${execFileSync(node, ["--version"], { encoding: "utf8" }).trim()}`);
  const embedded = await visit(copy, slug, { DATABASE_URL: "" });
  const cluster = await startPostgresCluster();
  if (!cluster) {
    remarks.push("SKIPPED a real PostgreSQL: no initdb was found");
    return { remarks, embedded, server: null };
  }
  try {
    return { remarks, embedded, server: await visit(copy, slug, { DATABASE_URL: cluster.url }) };
  } finally {
    await cluster.stop();
  }
}

const [copy = "", slug = "", inside] = process.argv.slice(2);
const withoutNetwork = 'ip link set lo up && exec "$@"';

function canCutNetwork(): boolean {
  try {
    execFileSync("unshare", ["-n", "sh", "-c", withoutNetwork, "sh", "true"], { stdio: "ignore" });
    return true;
  } catch {
    // No unshare, no ip, or no right to either: the copy is then visited with the network there.
    return false;
  }
}

if (inside === undefined && canCutNetwork()) {
  const again = [process.execPath, import.meta.filename, copy, slug, "without-network"];
  process.stdout.write(execFileSync("unshare", ["-n", "sh", "-c", withoutNetwork, "sh", ...again]));
} else {
  remarks.push(inside ? "network: none but loopback" : "SKIPPED without a network: unshare -n is not possible here");
  console.log(JSON.stringify(await report(copy, slug)));
}
