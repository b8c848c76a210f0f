import { expect, test } from "vitest";
import type { TraceEvent } from "../contract/trace-event.ts";
import { foldTrace, poolsAt } from "./reduce-trace.ts";

type Fields = Record<string, unknown> & { kind: TraceEvent["kind"] };

/** A log in which each event comes a millisecond after the one before it, unless it says when. */
function log(...fields: Fields[]): TraceEvent[] {
  return fields.map(
    (own, index) => ({ seq: index + 1, atMs: index, processId: 0, scopeId: "server", ...own }) as unknown as TraceEvent,
  );
}

const pool = { kind: "pool-created", poolId: 1, max: 2, connectionTimeoutMs: 30_000, site: null } as const;
const open = (connectionId: number): Fields[] => [
  { kind: "connection-opening", poolId: 1, connectionId },
  { kind: "connection-opened", poolId: 1, connectionId, pid: 100 + connectionId },
];
const scope = (tab: number): Fields => ({
  kind: "scope-opened",
  scopeId: `socket-${tab}`,
  holder: "websocket",
  label: `tab ${tab}`,
  parentScopeId: "server",
});
const ask = (leaseId: number, queued = false): Fields => ({
  kind: "checkout-requested",
  poolId: 1,
  leaseId,
  scopeId: `socket-${leaseId}`,
  queued,
  timeoutMs: 30_000,
  site: { file: "main.ts", line: 7, column: 1 },
});
const grant = (leaseId: number, connectionId: number): Fields => ({
  kind: "checkout-granted",
  poolId: 1,
  leaseId,
  connectionId,
  scopeId: `socket-${leaseId}`,
  waitedMs: 0,
});
const giveBack = (leaseId: number, connectionId: number, destroyed = false): Fields => ({
  kind: "lease-returned",
  poolId: 1,
  leaseId,
  connectionId,
  destroyed,
  site: null,
});
const ended = (tab: number): Fields => ({
  kind: "scope-ended",
  scopeId: `socket-${tab}`,
  outcome: "returned",
  error: null,
});

const only = (events: TraceEvent[], atMs?: number) => {
  const [first] = poolsAt(foldTrace(events), atMs);
  if (!first) throw new Error("no pool");
  return first;
};

test("a lease is booked to its holder and its line, and ages with the clock", () => {
  const snapshot = only(log(pool, scope(1), ...open(1), ask(1), grant(1, 1)), 2_005);
  expect(snapshot).toMatchObject({ inUse: 1, idle: 0, max: 2, openedTotal: 1, oldestLeaseMs: 2_000 });
  expect(snapshot.lanes[0]).toMatchObject({
    state: "leased",
    holder: { label: "tab 1", alive: true },
    site: { line: 7 },
  });
  expect(snapshot.lanes[1]).toMatchObject({ lane: 2, state: "empty" });
});

test("held, outlived, leaked: the holder lives, has ended, and nothing is left to run", () => {
  const query: Fields[] = [
    { kind: "query-started", poolId: 1, connectionId: 1, leaseId: 1, queryId: 9, sql: "SELECT 1", site: null },
    { kind: "query-finished", poolId: 1, connectionId: 1, leaseId: 1, queryId: 9, rowCount: 1, error: null },
  ];
  const held = [pool, scope(1), ...open(1), ask(1), grant(1, 1), ...query];
  expect(only(log(...held)).lanes[0]?.state).toBe("held");
  expect(only(log(...held, ended(1))).lanes[0]?.state).toBe("outlived");
  expect(only(log(...held, ended(1), { kind: "quiesced" })).lanes[0]?.state).toBe("leaked");
});

test("a lease of a living holder is never called leaked, however quiet the run is", () => {
  const events = log(pool, scope(1), ...open(1), ask(1), grant(1, 1), { kind: "quiesced" }, { kind: "scenario-ended" });
  expect(only(events).lanes[0]?.state).toBe("leased");
});

test("right code that gives back a little late is outlived for a moment and then idle", () => {
  const snapshot = only(
    log(pool, scope(1), ...open(1), ask(1), grant(1, 1), ended(1), giveBack(1, 1), { kind: "quiesced" }),
  );
  expect(snapshot).toMatchObject({ inUse: 0, idle: 1 });
});

test("a running query and an open transaction show on the lane", () => {
  const running: Fields[] = [
    pool,
    scope(1),
    ...open(1),
    ask(1),
    grant(1, 1),
    { kind: "query-started", poolId: 1, connectionId: 1, leaseId: 1, queryId: 9, sql: "BEGIN", site: null },
  ];
  expect(only(log(...running)).lanes[0]).toMatchObject({ state: "query", lastSql: "BEGIN" });
  const done: Fields[] = [
    { kind: "query-finished", poolId: 1, connectionId: 1, leaseId: 1, queryId: 9, rowCount: null, error: null },
    { kind: "transaction-changed", poolId: 1, connectionId: 1, leaseId: 1, status: "open" },
  ];
  expect(only(log(...running, ...done)).lanes[0]?.state).toBe("idle-in-transaction");
});

test("only who stands in line is on the deck, with the time that is left", () => {
  const events = log(pool, scope(1), scope(2), ask(1), { ...ask(2, true), atMs: 1_000 });
  const { waiting, deck } = only(events, 11_000);
  expect(waiting).toBe(1);
  expect(deck[0]).toMatchObject({ holder: { label: "tab 2" }, waitedMs: 10_000, leftMs: 20_000 });
});

test("who times out leaves the deck and is turned away by name", () => {
  const error = { name: "Error", message: "timeout exceeded when trying to connect", code: null, site: null };
  const failed: Fields = {
    kind: "checkout-failed",
    poolId: 1,
    leaseId: 2,
    scopeId: "socket-2",
    reason: "timed-out",
    waitedMs: 30_000,
    error,
  };
  const snapshot = only(log(pool, scope(2), ask(2, true), failed));
  expect(snapshot).toMatchObject({ waiting: 0, timedOut: 1 });
  expect(snapshot.turnedAway[0]).toMatchObject({ holder: { label: "tab 2" }, reason: "timed-out" });
});

test("a closed connection frees its lane for the next one opened", () => {
  const closed: Fields = { kind: "connection-closed", poolId: 1, connectionId: 1, error: null };
  const snapshot = only(log(pool, ...open(1), ...open(2), closed, ...open(3)));
  expect(snapshot.lanes.map((lane) => lane.connectionId)).toEqual([3, 2]);
  expect(snapshot.openedTotal).toBe(3);
});

test("a connection closed while it is lent is out until it is given back, and only then frees its lane", () => {
  const closed: Fields = { kind: "connection-closed", poolId: 1, connectionId: 1, error: null };
  const lent = log(pool, scope(1), ...open(1), ask(1), grant(1, 1), closed);
  expect(only(lent)).toMatchObject({ inUse: 1, idle: 0 });
  const returned = only(log(pool, scope(1), ...open(1), ask(1), grant(1, 1), closed, giveBack(1, 1), ...open(2)));
  expect(returned).toMatchObject({ inUse: 0, idle: 1 });
  expect(returned.lanes[0]?.connectionId).toBe(2);
});

test("a pool of more lanes than a picture holds tells how many it leaves out", () => {
  const { lanes, lanesBeyond } = only(log({ ...pool, max: 300 }, ...open(1)));
  expect(lanes.length + lanesBeyond).toBe(300);
  expect(lanesBeyond).toBeGreaterThan(0);
  expect(only(log(pool, ...open(1))).lanesBeyond).toBe(0);
});

test("pools of two server processes are kept apart", () => {
  const events = log(pool, { ...pool, processId: 1 }, ...open(1).map((event) => ({ ...event, processId: 1 })));
  const pools = poolsAt(foldTrace(events));
  expect(pools.map(({ processId, openedTotal }) => [processId, openedTotal])).toEqual([
    [0, 0],
    [1, 1],
  ]);
});

test("folding a log in two parts gives the same as folding it at once", () => {
  const events = log(pool, scope(1), ...open(1), ask(1), grant(1, 1), giveBack(1, 1), ended(1));
  const half = foldTrace(events.slice(0, 4));
  expect(poolsAt(foldTrace(events.slice(4), half))).toEqual(poolsAt(foldTrace(events)));
});

test("the pool of a process that is gone says so; another process's pool does not", () => {
  const other = { ...pool, processId: 1 };
  const gone: Fields = { kind: "server-exited", exitCode: 1, reason: "uncaught-error", error: null };
  const pools = poolsAt(foldTrace(log(pool, other, gone)));
  expect(pools.map(({ processId, processEnded }) => [processId, processEnded])).toEqual([
    [0, true],
    [1, false],
  ]);
});

test("a connection that is closed under its holder is broken, until the holder gives it back or ends", () => {
  const broken = log(pool, ...open(1), scope(1), ask(1), grant(1, 1), {
    kind: "connection-closed",
    poolId: 1,
    connectionId: 1,
    error: null,
  });
  expect(only(broken)).toMatchObject({ inUse: 1, lanes: [{ state: "broken", holder: { label: "tab 1" } }, {}] });
  expect(only([...broken, ...log(giveBack(1, 1, true))]).lanes[0]?.state).toBe("empty");
  expect(only([...broken, ...log(ended(1))]).lanes[0]?.state).toBe("outlived");
});

test("a query on a connection that is lent to nobody is stray, and the pool counts it as idle", () => {
  const query = { poolId: 1, connectionId: 1, leaseId: null, queryId: 9 };
  const stray = log(pool, ...open(1), scope(1), ask(1), grant(1, 1), giveBack(1, 1), {
    ...query,
    kind: "query-started",
    sql: "SELECT 1",
    site: null,
  });
  expect(only(stray)).toMatchObject({ inUse: 0, idle: 1, lanes: [{ state: "stray", lastSql: "SELECT 1" }, {}] });
  const done = log({ ...query, kind: "query-finished", rowCount: 1, error: null });
  expect(only([...stray, ...done]).lanes[0]?.state).toBe("idle");
});
