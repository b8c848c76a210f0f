import { setTimeout as wait } from "node:timers/promises";
import { MessageChannel, Worker } from "node:worker_threads";
import { afterEach, expect, test } from "vitest";
import { createDatabaseClient, type DatabaseClient } from "../postgres/client/database-client.ts";
import type { DatabaseToPage, EngineAssets } from "../postgres/control-protocol.ts";
import type { EngineFailure } from "./engine.ts";
import { superviseDatabase } from "./supervise-database.ts";

/** What a worker does with commands: real threads that live, hang and die as told, without Postgres in them. */
const behaviours = {
  healthy: "answer(message)",
  "hangs while it boots": "if (message.command.kind === 'boot') for (;;); answer(message)",
  "dies while it boots": "if (message.command.kind === 'boot') process.exit(1); answer(message)",
  "is silent while it boots": "if (message.command.kind === 'boot') parentPort.close(); answer(message)",
  "hangs at a query": "if (message.command.kind === 'query') for (;;); answer(message)",
  "dies once it is up": "answer(message); if (message.command.kind === 'boot') setTimeout(() => process.exit(1), 20)",
} as const;
type Behaviour = keyof typeof behaviours;

const open: { dispose(): void }[] = [];
afterEach(() => {
  for (const handle of open.splice(0)) handle.dispose();
});

function supervise(lives: readonly Behaviour[]) {
  const born: Behaviour[] = [];
  const alive = new Set<Worker>();
  function createClient(): DatabaseClient {
    const behaviour = lives[Math.min(born.length, lives.length - 1)] as Behaviour;
    born.push(behaviour);
    const script = `
      const { parentPort } = require("node:worker_threads");
      const answer = ({ requestId, command }) => parentPort.postMessage({ kind: "done", requestId, reply: command.kind === "query" ? { rows: [] } : null });
      parentPort.on("message", (message) => { ${behaviours[behaviour]} });`;
    const worker = new Worker(script, { eval: true });
    alive.add(worker);
    worker.on("exit", () => alive.delete(worker));
    return createDatabaseClient({
      // The first ping is answered before: a real one is fetched meanwhile.
      loadAssets: () => wait(50).then(() => ({}) as EngineAssets),
      transport: {
        post: (message) => worker.postMessage(message),
        onMessage: (listener) => void worker.on("message", (message: DatabaseToPage) => listener(message)),
        onFailure: (listener) => void worker.on("exit", (code) => listener(`exit code ${code}`)),
        terminate: () => void worker.terminate(),
      },
    });
  }
  const failures: EngineFailure[] = [];
  const handle = superviseDatabase({
    createClient,
    toPort: () => new MessageChannel().port1 as never,
    isResting: () => false,
    limits: { silenceMs: 1_500, bootSilenceMs: 1_500 },
  });
  handle.onDeath((failure) => failures.push(failure));
  open.push(handle);
  return { handle, born, failures, alive, signal: new AbortController().signal };
}

test("a worker that hangs while it boots is ended long before the boot's limit, and the next Run has another", async () => {
  const { handle, failures, signal } = supervise(["hangs while it boots", "healthy"]);
  const first = await handle.open(signal);
  expect(first).toMatchObject({ ok: false, error: { code: "database-timeout" } });
  expect(failures).toHaveLength(1);
  expect(await handle.open(signal)).toEqual({ ok: true, value: undefined });
});

test("a worker that dies while it boots is noticed at once", async () => {
  const { handle, signal } = supervise(["dies while it boots", "healthy"]);
  expect(await handle.open(signal)).toMatchObject({
    ok: false,
    error: { code: "database-died", remedy: expect.stringContaining("The next Run starts a new one.") },
  });
  expect(await handle.open(signal)).toMatchObject({ ok: true });
});

test("a worker that no longer hears anything while it boots is ended", async () => {
  const { handle, signal } = supervise(["is silent while it boots", "healthy"]);
  expect(await handle.open(signal)).toMatchObject({ ok: false });
  expect(await handle.open(signal)).toMatchObject({ ok: true });
});

test("one that dies while idle is replaced by itself", async () => {
  const { handle, born, failures, signal } = supervise(["dies once it is up", "healthy"]);
  await handle.open(signal);
  await expect.poll(() => failures.length, { timeout: 5_000 }).toBe(1);
  expect(failures[0]?.remedy).toContain("A new database is starting.");
  expect(born).toHaveLength(2);
  expect(await handle.open(signal)).toMatchObject({ ok: true });
});

test("one that hangs at a query is replaced, and who asked is told why", async () => {
  const { handle, signal } = supervise(["hangs at a query", "healthy"]);
  await handle.open(signal);
  expect(await handle.readRows("SELECT 1")).toMatchObject({
    ok: false,
    error: { code: "database-timeout", remedy: expect.stringContaining("A new database is starting.") },
  });
  expect(await handle.readRows("SELECT 1")).toEqual({ ok: true, value: [] });
});

test("one after another that dies young is not started for ever", async () => {
  const { handle, born, failures, signal } = supervise(["dies once it is up"]);
  await handle.open(signal);
  await expect.poll(() => failures.length, { timeout: 5_000 }).toBe(3);
  await wait(500); // nothing more may be born
  expect(born).toHaveLength(3);
  expect(failures.at(-1)?.remedy).toContain("The next Run starts a new one.");
  expect(await handle.open(signal)).toMatchObject({ ok: true });
});

test.each<Behaviour>(["healthy", "hangs while it boots"])("disposal ends a worker that %s", async (behaviour) => {
  const { handle, alive, signal } = supervise([behaviour]);
  const opening = handle.open(signal);
  await wait(200);
  handle.dispose();
  await opening;
  await expect.poll(() => alive.size).toBe(0);
  expect(await handle.open(signal)).toMatchObject({ ok: false, error: { code: "database-died" } });
});
