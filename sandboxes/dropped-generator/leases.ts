/** How long leases lasted, and what was asked outside them. */
import { startOf } from "../../src/checks/trace-queries.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";

/** The longest lease up to a time of the scenario; one that is still out has lasted until then. */
export function longestLeaseMs(trace: readonly TraceEvent[], untilMs: number): number {
  const limitMs = startOf(trace) + untilMs;
  const since = new Map<number, number>();
  let longest = 0;
  for (const event of trace) {
    if (event.atMs > limitMs) break;
    if (event.kind === "checkout-granted") since.set(event.leaseId, event.atMs);
    if (event.kind !== "lease-returned") continue;
    longest = Math.max(longest, event.atMs - (since.get(event.leaseId) ?? event.atMs));
    since.delete(event.leaseId);
  }
  return Math.max(longest, ...[...since.values()].map((grantedMs) => limitMs - grantedMs));
}

/** Queries that began on, or outlasted, a connection that its holder had given back. */
export function queriesOutsideLease(trace: readonly TraceEvent[]) {
  const returnedBefore = new Set<number>();
  const running = new Map<number, number>();
  return trace.filter((event) => {
    if (event.kind === "lease-returned") returnedBefore.add(event.leaseId);
    if (event.kind === "query-started" && event.leaseId !== null) running.set(event.queryId, event.leaseId);
    if (event.kind === "query-started") return event.leaseId === null;
    if (event.kind !== "query-finished") return false;
    const lease = running.get(event.queryId);
    return lease !== undefined && returnedBefore.has(lease);
  });
}
