import { expect, test } from "vitest";
import type { TraceEvent } from "../contract/trace-event.ts";
import { poolsLimit } from "./pools-state.ts";
import { foldTrace, initialTraceState, poolsAt } from "./reduce-trace.ts";

const base = { atMs: 1, processId: 0, scopeId: "server" };
const many = 5_000;
const each = (make: (n: number) => object): TraceEvent[] =>
  Array.from({ length: many }, (_, n) => ({ seq: n + 1, ...base, ...make(n) }) as TraceEvent);

const pool: TraceEvent = {
  seq: 1,
  ...base,
  kind: "pool-created",
  poolId: 0,
  max: 2,
  connectionTimeoutMs: 0,
  site: null,
};

const forged: Readonly<Record<string, readonly TraceEvent[]>> = {
  pools: each((poolId) => ({ kind: "pool-created", poolId, max: 1e9, connectionTimeoutMs: 0, site: null })),
  connections: [pool, ...each((connectionId) => ({ kind: "connection-opening", poolId: 0, connectionId }))],
  waiters: [
    pool,
    ...each((leaseId) => ({ kind: "checkout-requested", poolId: 0, leaseId, queued: true, timeoutMs: 0, site: null })),
  ],
  tabs: each((tab) => ({ kind: "tab-opened", tab, path: "/" })),
  scopes: each((n) => ({
    kind: "scope-opened",
    scopeId: `s${n}`,
    holder: "http",
    label: `s${n}`,
    parentScopeId: "server",
  })),
};

test.each(Object.keys(forged))("thousands of %s leave a picture of bounded size", (what) => {
  const events = forged[what] ?? [];
  const state = foldTrace(events, initialTraceState);
  const pools = poolsAt(state);
  expect(pools.length).toBeLessThanOrEqual(poolsLimit.pools);
  for (const { lanes, deck } of pools) {
    expect(lanes.length).toBeLessThanOrEqual(poolsLimit.connections);
    expect(deck.length).toBeLessThanOrEqual(poolsLimit.checkouts);
  }
  expect(state.traffic.tabs.length).toBeLessThan(many);
});

test("whoever waits past the limit is counted, and leaves the count again", () => {
  const asked = foldTrace(forged.waiters ?? []);
  expect(poolsAt(asked)[0]?.waiting).toBe(many);
  const error = { name: "Error", message: "timeout", code: null, site: null };
  const refused = each((leaseId) => ({
    kind: "checkout-failed",
    poolId: 0,
    leaseId,
    reason: "timed-out",
    waitedMs: 1,
    error,
  }));
  expect(poolsAt(foldTrace(refused, asked))[0]?.waiting).toBe(0);
});

test("a pool's size is a number where it is too large for a picture", () => {
  const [huge] = poolsAt(foldTrace([{ ...pool, max: 1_000_000 } as TraceEvent]));
  expect(huge?.max).toBe(1_000_000);
  expect(huge?.lanes.length).toBeLessThan(1_000);
});
