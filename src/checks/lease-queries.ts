/** Questions that checks ask of leases: how they ended, and what was asked outside them. */
import type { TraceEvent } from "../contract/trace-event.ts";

const keyOf = ({ processId }: TraceEvent, id: number) => `${processId}/${id}`;

/** Queries that began on, or outlasted, a connection that its holder had given back. */
export function queriesOutsideLease(trace: readonly TraceEvent[]) {
  const returned = new Set<string>();
  const running = new Map<string, string>();
  return trace.filter((event) => {
    if (event.kind === "lease-returned") returned.add(keyOf(event, event.leaseId));
    if (event.kind === "query-started") {
      if (event.leaseId === null) return true;
      running.set(keyOf(event, event.queryId), keyOf(event, event.leaseId));
    }
    if (event.kind !== "query-finished") return false;
    const lease = running.get(keyOf(event, event.queryId));
    return lease !== undefined && returned.has(lease);
  });
}

/** Connections that came back to the pool in the middle of a transaction: the next borrower is in it. */
export function returnedInTransaction(trace: readonly TraceEvent[]): number {
  const inTransaction = new Set<string>();
  return trace.filter((event) => {
    if (event.kind === "transaction-changed") {
      const key = keyOf(event, event.connectionId);
      if (event.status === "none") inTransaction.delete(key);
      else inTransaction.add(key);
    }
    if (event.kind !== "lease-returned" || event.destroyed) return false;
    return inTransaction.has(keyOf(event, event.connectionId));
  }).length;
}
