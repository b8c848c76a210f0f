import type { TraceEvent } from "../../src/contract/trace-event.ts";

/** Connections that came back to the pool in the middle of a transaction: the next borrower is in it. */
export function returnedInTransaction(trace: readonly TraceEvent[]): number {
  const inTransaction = new Set<number>();
  return trace.filter((event) => {
    if (event.kind === "transaction-changed") {
      if (event.status === "none") inTransaction.delete(event.connectionId);
      else inTransaction.add(event.connectionId);
    }
    return event.kind === "lease-returned" && !event.destroyed && inTransaction.has(event.connectionId);
  }).length;
}
