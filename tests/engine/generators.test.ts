import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultDatabaseOptions } from "../../src/contract/default-database.ts";
import type { Scenario, ScenarioStep } from "../../src/contract/scenario.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";
import { type GeneratorSnapshot, selectGenerators } from "../../src/trace/generators/select-generators.ts";
import { foldTrace, poolsAt } from "../../src/trace/reduce-trace.ts";
import { startSession } from "../engines/conformance/session.ts";

const main = `import { App, Session } from "tiny";
import { Pool } from "pg";
const pool = new Pool({ max: 5 });
async function* getDb() {
  const db = await pool.connect();
  try {
    yield db;
  } finally {
    await new Promise((resolve) => setTimeout(resolve, 20));
    db.release();
  }
}
async function* getUser() {
  yield "ann";
}
async function* refuse() {
  throw new Error("who are you?");
  yield;
}
const app = new App();
app.websocket("/ws", [getDb, getUser], async (socket, db) => {
  await socket.accept();
  for await (const message of socket) {
    if (message === "throw") throw new Error("boom");
    await db.query("SELECT 1");
  }
});
app.get("/items", [getDb], async (_, db) => {
  await db.query("SELECT 1");
  return "items";
});
async function* getSession() {
  const session = new Session(pool);
  try {
    yield session;
  } finally {
    await session.close();
  }
}
app.get("/dropped", async () => {
  const db = (await getDb().next()).value;
  return (await db.query("SELECT 1")).rows;
});
app.get("/loop", async () => {
  for await (const db of getDb()) return (await db.query("SELECT 1")).rows;
});
app.websocket("/sessions", [getSession], async (socket, session) => {
  await socket.accept();
  for await (const message of socket) {
    if (message === "ask") await session.query("SELECT 1");
    else await session.commit();
  }
});
app.get("/refused", [getDb, refuse], () => "never");
app.get("/exit", [getDb], () => {
  setTimeout(() => { throw new Error("nobody catches this"); }, 0);
  return new Promise(() => undefined);
});
app.listen(8000);
`;

const open = (tab: number): ScenarioStep => ({ atMs: tab, command: { kind: "open-tab", tab, path: "/ws" } });
const request = (requestId: number, atMs: number, path: string): ScenarioStep => ({
  atMs,
  command: { kind: "request", requestId, method: "GET", path, body: "" },
});

const engine = createNodeEngine();
afterAll(() => engine.dispose());

async function drive(steps: readonly ScenarioStep[]): Promise<readonly TraceEvent[]> {
  const scenario: Scenario = {
    name: "dependencies",
    seed: 1,
    steps: [...steps],
    endMs: 3_000,
    database: defaultDatabaseOptions,
  };
  const workspace = { files: { "main.ts": main }, entry: "main.ts", processes: 1, seedSql: "" };
  const driven = await driveScenario(engine, workspace, scenario, [], new AbortController().signal);
  if (!driven.ok) throw new Error(driven.error.message);
  return driven.value.trace;
}

function at(trace: readonly TraceEvent[], atMs: number): readonly GeneratorSnapshot[] {
  const startMs = trace.find(({ kind }) => kind === "scenario-started")?.atMs ?? 0;
  const state = foldTrace(trace.filter((event) => event.atMs <= startMs + atMs));
  return selectGenerators(state.generators, poolsAt(state), state.pools.scopes).rows;
}

const find = (rows: readonly GeneratorSnapshot[], name: string, label: string) =>
  rows.find((row) => row.name === name && row.label === label);
const phasesOf = (row: GeneratorSnapshot | undefined) => row?.changes.map(({ phase }) => phase);

let trace: readonly TraceEvent[] = [];
beforeAll(async () => {
  trace = await drive([
    open(1),
    open(2),
    { atMs: 500, command: { kind: "close-tab", tab: 1, code: 1000, reason: "" } },
    { atMs: 600, command: { kind: "send", tab: 2, text: "throw" } },
    request(1, 1_000, "/items"),
    request(2, 1_200, "/refused"),
  ]);
}, 60_000);

test("a socket's dependencies stand at their yield while it is open, the outer with the lane that it took", () => {
  const rows = at(trace, 400);
  expect(find(rows, "getDb", "tab 1")).toMatchObject({ phase: "suspended", lanes: [{ lane: 1 }] });
  expect(find(rows, "getUser", "tab 1")).toMatchObject({ phase: "suspended", lanes: [] });
  expect(find(rows, "getDb", "tab 2")?.lanes).toMatchObject([{ lane: 2 }]);
});

test("the tab gone, they are resumed, the inner first, and the lane comes back with the outer's end", () => {
  const rows = at(trace, 2_000);
  const [db, user] = [find(rows, "getDb", "tab 1"), find(rows, "getUser", "tab 1")];
  for (const row of [db, user])
    expect(phasesOf(row)).toEqual(["created", "running", "suspended", "resumed", "returned"]);
  expect(user?.sinceMs).toBeLessThan(db?.sinceMs ?? 0);
  const resumedMs = db?.changes[3]?.atMs ?? 0;
  expect((db?.sinceMs ?? 0) - resumedMs).toBeGreaterThanOrEqual(20);
  expect(db?.lanes).toEqual([]);
});

test("what a handler throws is thrown into them", () => {
  const rows = at(trace, 2_000);
  for (const name of ["getDb", "getUser"])
    expect(phasesOf(find(rows, name, "tab 2"))).toEqual(["created", "running", "suspended", "thrown-into", "threw"]);
});

test("a request's is over soon after its answer; one that throws before its yield never gets there", () => {
  const rows = at(trace, 3_000);
  expect(phasesOf(find(rows, "getDb", "GET /items"))).toEqual([
    "created",
    "running",
    "suspended",
    "resumed",
    "returned",
  ]);
  expect(phasesOf(find(rows, "refuse", "GET /refused"))).toEqual(["created", "running", "threw"]);
  expect(phasesOf(find(rows, "getDb", "GET /refused"))?.slice(-2)).toEqual(["thrown-into", "threw"]);
});

test("what a server's death leaves at its yield is dropped there", { timeout: 60_000 }, async () => {
  const session = await startSession(engine, { files: { "main.ts": main } });
  session.run.send({ kind: "set-pace", pace: { kind: "live", rate: 60 } });
  session.does({ kind: "open-tab", tab: 1, path: "/ws" });
  const suspended = () =>
    session.trace.filter((event) => event.kind === "generator-changed" && event.phase === "suspended");
  await session.until("both at their yield", () => suspended().length === 2);
  session.does({ kind: "request", requestId: 1, method: "GET", path: "/exit", body: "" });
  await session.until("the server's end", () => session.trace.some(({ kind }) => kind === "server-exited"));
  const rows = at(session.trace, Number.POSITIVE_INFINITY);
  expect(rows.map(({ name, phase }) => `${name} ${phase}`).sort()).toEqual([
    "getDb dropped",
    "getDb dropped",
    "getUser dropped",
  ]);
});

test("what a program drives itself is seen too: dropped with its lane, or told to return by a loop", async () => {
  const own = await drive([request(1, 10, "/dropped"), request(2, 500, "/loop")]);
  const rows = at(own, 2_000);
  const dropped = find(rows, "getDb", "GET /dropped");
  expect(phasesOf(dropped)).toEqual(["created", "running", "suspended", "dropped"]);
  expect(dropped).toMatchObject({ drivenBy: "program", lanes: [{ lane: 1 }] });
  const looped = find(rows, "getDb", "GET /loop");
  expect(phasesOf(looped)).toEqual(["created", "running", "suspended", "closing", "returned"]);
  expect(looped?.lanes).toEqual([]);
  expect(rows).toHaveLength(2);
}, 60_000);

test("a lane that a yielded session borrows later is its generator's, until the session commits", async () => {
  const tab: ScenarioStep = { atMs: 1, command: { kind: "open-tab", tab: 1, path: "/sessions" } };
  const say = (atMs: number, text: string): ScenarioStep => ({ atMs, command: { kind: "send", tab: 1, text } });
  const asked = await drive([tab, say(500, "ask"), say(1_000, "commit"), say(1_500, "ask")]);
  const lanesAt = (atMs: number) => find(at(asked, atMs), "getSession", "tab 1")?.lanes.length;
  expect([400, 900, 1_400, 1_900].map(lanesAt)).toEqual([0, 1, 0, 1]);
  expect(find(at(asked, 1_900), "getSession", "tab 1")?.phase).toBe("suspended");
}, 60_000);
