import { describe, expect, it } from "vitest";
import { type TraceEvent, traceEventSchema } from "../contract/trace-event.ts";
import { queriesOutsideLease, returnedInTransaction } from "./lease-queries.ts";

type Written = { readonly kind: TraceEvent["kind"] } & Readonly<Record<string, unknown>>;

const traceOf = (...events: readonly Written[]): TraceEvent[] =>
  events.map((event, index) =>
    traceEventSchema.parse({
      ...{ seq: index + 1, atMs: index, processId: 0, scopeId: "tab 1", site: null },
      ...{ poolId: 1, connectionId: 1, leaseId: 1 },
      ...event,
    }),
  );

const granted: Written = { kind: "checkout-granted", waitedMs: 0 };
const returned = (destroyed = false): Written => ({ kind: "lease-returned", destroyed });
const started = (leaseId: number | null): Written => ({ kind: "query-started", leaseId, queryId: 9, sql: "SELECT 1" });
const finished = (leaseId: number | null): Written => ({
  ...{ kind: "query-finished", leaseId, queryId: 9, rowCount: 1, error: null },
});
const status = (name: "none" | "open" | "failed"): Written => ({ kind: "transaction-changed", status: name });

describe("queries outside a lease", () => {
  it("are those that begin on a connection nobody holds", () => {
    expect(queriesOutsideLease(traceOf(started(null), finished(null)))).toHaveLength(1);
  });

  it("are those that outlast the lease they began in", () => {
    const trace = traceOf(granted, started(1), returned(), finished(null));
    expect(queriesOutsideLease(trace).map(({ kind }) => kind)).toEqual(["query-finished"]);
  });

  it("are none where the connection came back after its query, nor where another process gave one back", () => {
    expect(queriesOutsideLease(traceOf(granted, started(1), finished(1), returned()))).toEqual([]);
    const elsewhere = { ...returned(), processId: 1 };
    expect(queriesOutsideLease(traceOf(granted, started(1), elsewhere, finished(1)))).toEqual([]);
  });
});

describe("a connection that comes back in a transaction", () => {
  it.each(["open", "failed"] as const)("is counted when the transaction is %s", (name) => {
    expect(returnedInTransaction(traceOf(status(name), returned()))).toBe(1);
  });

  it("is not one whose transaction has ended", () => {
    expect(returnedInTransaction(traceOf(status("open"), status("none"), returned()))).toBe(0);
  });

  it("is not one that is thrown away: nobody borrows it again", () => {
    expect(returnedInTransaction(traceOf(status("open"), returned(true)))).toBe(0);
  });
});
