import type { TraceEvent } from "../../../src/contract/trace-event.ts";
import type { PoolSnapshot } from "../../../src/trace/pool-snapshot.ts";

/** The events with what each kind of them needs beside; numbering is the caller's. */
type Step = TraceEvent extends infer Event
  ? Event extends TraceEvent
    ? Omit<Event, "seq" | "processId">
    : never
  : never;

/**
 * Goes on where a recorded run with a full pool and a line ends: lane after lane runs a query, is given back, goes to
 * the next in line, and somebody new joins the line. Returns a function that makes the next `count` events.
 */
export function createBusyPool(from: PoolSnapshot, startMs: number) {
  const holders = from.lanes.map(({ leaseId, connectionId, holder }) => ({
    leaseId: leaseId ?? 0,
    connectionId: connectionId ?? 0,
    scopeId: holder?.scopeId ?? "server",
  }));
  const line = from.deck.map(({ leaseId, holder }) => ({ leaseId, scopeId: holder.scopeId }));
  let [seq, lastId, turn, nowMs] = [1_000_000, 1_000_000, 0, startMs];
  const pending: Step[] = [];

  function takeTurn(): void {
    const lane = holders[turn % holders.length];
    const next = line.shift();
    if (!lane || !next) throw new Error("the recorded pool has no lane or no line");
    turn += 1;
    lastId += 1;
    const base = { atMs: nowMs, poolId: from.poolId, connectionId: lane.connectionId };
    const newcomer = { leaseId: lastId, scopeId: `websocket-${lastId}` };
    const opened = {
      kind: "scope-opened",
      holder: "websocket",
      label: `tab ${lastId % 1000}`,
      parentScopeId: "server",
    } as const;
    line.push(newcomer);
    pending.push(
      { ...base, ...lane, kind: "lease-returned", destroyed: false, site: null },
      { ...base, ...next, kind: "checkout-granted", waitedMs: 2_000 },
      { ...base, ...next, kind: "query-started", queryId: lastId, sql: `SELECT ${lastId} FROM items`, site: null },
      { ...base, ...next, kind: "query-finished", queryId: lastId, rowCount: 1, error: null },
      { atMs: nowMs, scopeId: newcomer.scopeId, ...opened },
      {
        atMs: nowMs,
        poolId: from.poolId,
        ...newcomer,
        kind: "checkout-requested",
        generatorId: null,
        queued: true,
        timeoutMs: 30_000,
        site: null,
      },
    );
    holders[(turn - 1) % holders.length] = { ...next, connectionId: lane.connectionId };
  }

  return (count: number): TraceEvent[] => {
    while (pending.length < count) {
      nowMs += 1.2;
      takeTurn();
    }
    return pending.splice(0, count).map((step) => {
      seq += 1;
      return { ...step, seq, processId: from.processId };
    });
  };
}
