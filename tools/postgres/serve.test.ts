import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

const script = fileURLToPath(new URL("../postgres.mjs", import.meta.url));
const running = new Set<ChildProcess>();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "postgres-"));
});
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
});
afterAll(() => rm(folder, { recursive: true }));

function start(...args: readonly string[]) {
  const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    said.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    said.err += chunk;
  });
  const ended = once(child, "close").then(([code]) => {
    running.delete(child);
    return { code, ...said };
  });
  const listening = async (): Promise<number> => {
    while (!said.out.includes("Ctrl+C")) await Promise.race([once(child.stdout, "data"), ended.then(fail)]);
    return Number(/port (\d+)/.exec(said.out)?.[1]);
  };
  const fail = (): never => {
    throw new Error(`it ended: ${said.err}`);
  };
  return { child, ended, listening };
}

test("a mistyped option ends with 2 and tells the usage", async () => {
  const { code, err, out } = await start("--prot", "1").ended;
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain("--prot");
  expect(err).toContain("Usage: npm run postgres");
});

test("a wrong seed ends with 1 and tells file, line and column", async () => {
  const seed = join(folder, "wrong.sql");
  await writeFile(seed, "CREATE TABLE a ();\n  CREATE TABEL b ();\n");
  const { code, err } = await start("--port", "0", "--seed", seed).ended;
  expect({ code, err }).toEqual({ code: 1, err: `${seed}:2:10: syntax error at or near "TABEL" (SQLSTATE 42601)\n` });
});

test("a seed that is not there ends with 1 and names it", async () => {
  const { code, err } = await start("--seed", join(folder, "none.sql")).ended;
  expect({ code, err: err.includes("none.sql") }).toEqual({ code: 1, err: true });
});

test("tells how to connect, refuses a port twice, and stops at SIGTERM with 0", async () => {
  const seed = join(folder, "seed.sql");
  await writeFile(seed, "CREATE TABLE item AS SELECT 7 AS id");
  const { child, ended, listening } = start("--port", "0", "--seed", seed);
  const port = await listening();
  const client = new pg.Client(`postgresql://postgres@127.0.0.1:${port}/postgres`);
  await client.connect();
  expect((await client.query("SELECT id FROM item")).rows).toEqual([{ id: 7 }]);

  const second = await start("--port", String(port)).ended;
  expect(second.code).toBe(1);
  expect(second.err).toBe(`Port ${port} on 127.0.0.1 is taken. Choose another: --port ${port + 1}\n`);

  const told = once(client, "error");
  client.on("error", () => undefined);
  child.kill("SIGTERM");
  expect((await told)[0]).toMatchObject({ code: "57P01" });
  const { code, out, err } = await ended;
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toContain(`psql -h 127.0.0.1 -p ${port} -U postgres`);
  expect(out).toContain(`postgresql://postgres@127.0.0.1:${port}/postgres`);
}, 30_000);
