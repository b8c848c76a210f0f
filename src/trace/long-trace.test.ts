/** An hour of a server: what is kept of it must not grow with it. */
import { expect, test } from "vitest";
import type { TraceEvent } from "../contract/trace-event.ts";
import { foldTrace, initialTraceState, poolsAt, weighState } from "./reduce-trace.ts";
import { scopesLimit } from "./scopes.ts";

const base = { processId: 0, scopeId: "server" };
const leaked = { leaseId: 1, connectionId: 1, poolId: 1 };

const start: TraceEvent[] = [
  { ...base, seq: 1, atMs: 0, kind: "pool-created", poolId: 1, max: 2, connectionTimeoutMs: 0, site: null },
  { ...base, seq: 2, atMs: 0, kind: "connection-opening", poolId: 1, connectionId: 1 },
  { ...base, seq: 3, atMs: 0, kind: "connection-opened", poolId: 1, connectionId: 1, pid: 101 },
];

const scope = (n: number, atMs: number): TraceEvent[] => [
  {
    seq: n,
    atMs,
    processId: 0,
    scopeId: `http-${n}`,
    kind: "scope-opened",
    holder: "http",
    label: `GET /items/${n}`,
    parentScopeId: "server",
  },
  { seq: n, atMs, processId: 0, scopeId: `http-${n}`, kind: "scope-ended", outcome: "returned", error: null },
];

const lease: TraceEvent[] = [
  { ...base, ...leaked, scopeId: "http-1", seq: 4, atMs: 1, kind: "checkout-granted", waitedMs: 0 },
];

const requests = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => scope(from + index, from + index)).flat();

function foldHour(): ReturnType<typeof foldTrace> {
  const [opened, ended] = scope(1, 1);
  let state = foldTrace([...start, opened as TraceEvent, ...lease, ended as TraceEvent], initialTraceState);
  for (let n = 2; n < 200_000; n += 1_000) state = foldTrace(requests(n, 1_000), state);
  return state;
}

test("ended requests are forgotten, but not whose lease is still out", () => {
  const state = foldHour();
  expect(weighState(state)).toBeLessThan(2_000);
  expect(poolsAt(state)[0]?.lanes[0]).toMatchObject({
    state: "outlived",
    holder: { label: "GET /items/1", alive: false },
  });
});

test("an orphan that asks long after its request ended is no living holder", () => {
  const late: TraceEvent = {
    ...base,
    ...leaked,
    scopeId: "http-7",
    seq: 1,
    atMs: 200_000,
    kind: "checkout-granted",
    waitedMs: 0,
  };
  expect(poolsAt(foldTrace([late], foldHour()))[0]?.lanes[0]?.holder).toEqual({
    scopeId: "http-7",
    label: "http-7",
    alive: false,
  });
});

test("more living scopes than are kept are counted, and none of them is called dead", () => {
  const opened = Array.from({ length: scopesLimit.alive + 2_000 }, (_, n) => scope(n, n)[0] as TraceEvent);
  const late: TraceEvent = {
    ...base,
    ...leaked,
    scopeId: "http-11000",
    seq: 1,
    atMs: 20_000,
    kind: "checkout-granted",
    waitedMs: 0,
  };
  const state = foldTrace([...start, ...opened, ...requests(20_000, 2_000), late]);
  expect(state.pools.scopes.alive.size).toBe(scopesLimit.alive);
  expect(poolsAt(state)[0]?.lanes[0]?.holder?.alive).toBe(true);
});

test("tabs that ended make room for those that open, and how many are left out is said", () => {
  const tab = (n: number): TraceEvent[] => [
    { ...base, seq: n, atMs: n, kind: "tab-opened", tab: n, path: "/" },
    { ...base, seq: n, atMs: n, kind: "tab-closed", tab: n, code: 1001, reason: "", by: "client" },
  ];
  const { tabs, tabsLeftOut } = foldTrace(Array.from({ length: 5_000 }, (_, n) => tab(n + 1)).flat()).traffic;
  expect(tabs).toHaveLength(2_000);
  expect(tabs.at(-1)?.tab).toBe(5_000);
  expect(tabsLeftOut).toBe(3_000);
});
