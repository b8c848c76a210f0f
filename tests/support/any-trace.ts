/** Random logs for property tests: ids are few, so that events meet, and many contradict each other, as forged ones do. */
import fc from "fast-check";
import type { TraceEvent } from "../../src/contract/trace-event.ts";

const id = fc.integer({ min: 1, max: 5 });
const scopeId = fc.constantFrom("server", "http-1", "http-2", "socket-1", "socket-2", "socket-3");
const site = fc.constantFrom(null, { file: "main.ts", line: 7, column: 3 });
const error = fc.constant({ name: "Error", message: "timeout", code: null, site: null });
/** Messages of several processes come a little out of order. */
const lateMs = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(20) });
const inPool = { poolId: fc.integer({ min: 1, max: 2 }) };
const onConnection = { ...inPool, connectionId: id };
const onLease = { ...onConnection, leaseId: id };
const onQuery = { ...onConnection, leaseId: fc.constant(null), queryId: id };

const fields: Readonly<Record<string, Record<string, fc.Arbitrary<unknown>>>> = {
  quiesced: {},
  "server-exited": { exitCode: fc.constant(1), reason: fc.constant("stopped"), error: fc.constant(null) },
  "scope-opened": {
    holder: fc.constant("http"),
    label: fc.constant("GET /ping"),
    parentScopeId: fc.constant("server"),
  },
  "scope-ended": { outcome: fc.constant("returned"), error: fc.constant(null) },
  "pool-created": { ...inPool, max: id, connectionTimeoutMs: fc.constant(0), site },
  "pool-ended": inPool,
  "checkout-requested": {
    ...inPool,
    leaseId: id,
    queued: fc.boolean(),
    timeoutMs: fc.nat(9),
    site,
    generatorId: fc.option(id),
  },
  "checkout-granted": { ...onLease, waitedMs: fc.nat(9) },
  "checkout-failed": {
    ...inPool,
    leaseId: id,
    reason: fc.constantFrom("timed-out", "error"),
    waitedMs: fc.nat(9),
    error,
  },
  "lease-returned": { ...onLease, destroyed: fc.boolean(), site },
  "connection-opening": onConnection,
  "connection-opened": { ...onConnection, pid: id },
  "connection-closed": { ...onConnection, error: fc.constant(null) },
  "query-started": { ...onQuery, sql: fc.constantFrom("BEGIN", "SELECT 1"), site },
  "query-finished": { ...onQuery, rowCount: fc.constant(1), error: fc.constant(null) },
  "transaction-changed": { ...onConnection, leaseId: fc.constant(null), status: fc.constantFrom("none", "open") },
  "wait-started": { connectionId: id, pid: id, reason: fc.constantFrom("single-backend", "lock") },
  "wait-ended": { connectionId: id, pid: id, reason: fc.constant("single-backend") },
  "generator-changed": {
    generatorId: id,
    name: fc.constant("getDb"),
    drivenBy: fc.constantFrom("framework", "program"),
    phase: fc.constantFrom(
      "created",
      "running",
      "suspended",
      "resumed",
      "thrown-into",
      "closing",
      "repeating",
      "returned",
      "threw",
      "dropped",
    ),
  },
  "tab-opened": { tab: id, path: fc.constant("/ws") },
  "tab-connected": { tab: id },
  "tab-sent": { tab: id, text: fc.constant("count") },
  "tab-received": { tab: id, text: fc.constant("12") },
  "tab-closed": { tab: id, code: fc.constant(1000), reason: fc.constant(""), by: fc.constantFrom("client", "network") },
  "request-sent": { requestId: id, method: fc.constant("GET"), path: fc.constant("/ping") },
  "request-answered": { requestId: id, status: fc.constant(200), body: fc.constant("pong") },
};

const anyEvent = fc.oneof(
  ...Object.entries(fields).map(([kind, own]) =>
    fc.record({ kind: fc.constant(kind), scopeId, processId: fc.nat(1), afterMs: fc.nat(10), lateMs, ...own }),
  ),
);

export const anyTrace: fc.Arbitrary<readonly TraceEvent[]> = fc
  .array(anyEvent, { maxLength: 300, size: "max" })
  .map((events) => {
    let clockMs = 0;
    return events.map(({ afterMs, lateMs, ...event }, index) => {
      clockMs += 1 + afterMs;
      return { seq: index + 1, atMs: Math.max(0, clockMs - lateMs), ...event } as unknown as TraceEvent;
    });
  });

/** The log in batches that end at these places. */
export function splitAt(trace: readonly TraceEvent[], cuts: readonly number[]): readonly (readonly TraceEvent[])[] {
  const ends = [...new Set(cuts)].filter((cut) => cut > 0 && cut < trace.length).toSorted((a, b) => a - b);
  return [...ends, trace.length].map((end, index) => trace.slice(ends[index - 1] ?? 0, end));
}
