import { afterAll, beforeAll, expect, test } from "vitest";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";
import { selectGenerators } from "../../src/trace/generators/select-generators.ts";
import { foldTrace, poolsAt } from "../../src/trace/reduce-trace.ts";
import { lifetimesLesson, toLifetimesScenario } from "./lifetimes-lesson.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

let trace: readonly TraceEvent[] = [];
let rows: unknown;
beforeAll(async () => {
  const workspace = { ...lifetimesLesson, entry: "main.ts", processes: 1 };
  const rowsSql = [
    "SELECT (SELECT count(*)::int FROM parents) AS parents, (SELECT count(*)::int FROM children) AS children",
  ];
  const driven = await driveScenario(engine, workspace, toLifetimesScenario(1), rowsSql, new AbortController().signal);
  if (!driven.ok) throw new Error(JSON.stringify(driven.error.kind));
  trace = driven.value.trace;
  rows = [...driven.value.rows.values()];
}, 60_000);

const lineOf = (text: string) =>
  lifetimesLesson.files["main.ts"].split("\n").findIndex((line) => line.includes(text)) + 1;

/** What happened between two moments, in order. */
const between = (fromMs: number, toMs: number) => trace.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
const kinds = (fromMs: number, toMs: number, ...wanted: TraceEvent["kind"][]) =>
  between(fromMs, toMs).flatMap(({ kind }) => (wanted.includes(kind) ? [kind] : []));
const answer = (requestId: number) =>
  trace.find((event) => "requestId" in event && event.requestId === requestId && event.kind !== "request-sent");

test("a stream keeps its dependency until the last piece, and its client has the whole", () => {
  expect(answer(1)).toMatchObject({ kind: "request-answered", status: 200, body: "123" });
  const [returned] = between(3_000, 4_000).filter(({ kind }) => kind === "lease-returned");
  expect(returned?.atMs).toBeGreaterThan(3_300);
});

test("a stream that breaks off is no answer to its client", () => {
  expect(answer(2)).toMatchObject({ kind: "request-failed", message: expect.stringContaining("cut short") });
  expect(kinds(4_000, 5_000, "lease-returned")).toHaveLength(1);
});

test("a background task works on behind the answer, with the dependency still open", () => {
  expect(kinds(5_000, 6_000, "request-answered", "lease-returned")).toEqual(["request-answered", "lease-returned"]);
  const [returned] = between(5_000, 6_000).filter(({ kind }) => kind === "lease-returned");
  expect((returned?.atMs ?? 0) - (answer(3)?.atMs ?? 0)).toBeGreaterThan(150);
});

test("a commit that fails is the answer where the dependency ends with the function, and only the log's otherwise", () => {
  expect(answer(4)).toMatchObject({ status: 500 });
  expect(answer(5)).toMatchObject({ status: 200, body: "saved" });
  const logged = between(7_000, 8_000).filter((event) => event.kind === "log-written");
  expect(logged).toMatchObject([{ level: "error", text: expect.stringContaining("violates foreign key constraint") }]);
  const [ended] = between(7_000, 8_000).filter((event) => event.kind === "scope-ended");
  expect(ended).toMatchObject({
    outcome: "threw",
    error: { message: expect.stringContaining("violates foreign key constraint") },
  });
});

test("`await using` gives back, in the learner's own line", () => {
  expect(answer(6)).toMatchObject({ body: '{"n":3}' });
  const sites = between(8_000, 9_000).flatMap((event) =>
    "site" in event && event.site ? [`${event.kind} ${event.site.line}`] : [],
  );
  expect(sites).toEqual([
    `checkout-requested ${lineOf("await pool.connect")}`,
    `query-started ${lineOf("SELECT 3")}`,
    `lease-returned ${lineOf("client.release")}`,
  ]);
});

test("a session borrows at its first statement and rolls back what was not committed", () => {
  expect(answer(7)).toMatchObject({ body: '{"n":1}' });
  const [asked] = between(9_000, 10_000).filter((event) => event.kind === "checkout-requested");
  expect(asked).toMatchObject({ site: { line: lineOf("INTO parents") } });
  const [returned] = between(9_000, 10_000).filter((event) => event.kind === "lease-returned");
  expect(returned, "the end of the block").toMatchObject({ site: { line: lineOf("FROM parents") + 1 } });
  expect(JSON.stringify(rows)).toContain('{"parents":0,"children":0}');
});

test("the sleeping tab's lease came back by a ping that nobody answered", () => {
  const closed = trace.filter((event) => event.kind === "socket-closed");
  expect(closed).toMatchObject([{ tab: 1, code: 1006, by: "network" }]);
  expect(kinds(1_400, 1_700, "lease-returned")).toEqual(["lease-returned"]);
});

test("a generator that its handler drops is in the log up to its yield, and its lease stays out", () => {
  expect(answer(8)).toMatchObject({ body: '{"n":4}' });
  const told = between(9_500, 9_700).filter((event) => event.kind === "generator-changed");
  expect(told).toMatchObject(
    ["created", "running", "suspended"].map((phase) => ({ name: "getDb", drivenBy: "program", phase })),
  );
  const [asked] = between(9_500, 9_700).filter((event) => event.kind === "checkout-requested");
  expect(asked).toMatchObject({ generatorId: told[0]?.generatorId });
  expect(kinds(9_500, 9_700, "lease-returned")).toEqual([]);
});

test("a class's, an object's and an inner generator are seen as a module's own are, each with the lease it took", () => {
  expect(answer(9)).toMatchObject({ body: '{"n":5}' });
  const state = foldTrace(trace);
  const { rows: seen } = selectGenerators(state.generators, poolsAt(state), state.pools.scopes);
  const ofMembers = seen.filter(({ label }) => label === "GET /members");
  const ways = ofMembers.map(({ name, changes, lanes }) => `${name} ${changes.at(-1)?.phase} ${lanes.length}`);
  expect(ways.sort()).toEqual([
    "[Symbol.asyncIterator] returned 0",
    "inner returned 0",
    "session dropped 1",
    "session returned 0",
  ]);
  const taken = ofMembers.map(({ name, leases }) => `${name} ${leases.length}`);
  expect(taken.filter((each) => each.endsWith(" 1"))).toEqual(["session 1", "session 1"]);
});
