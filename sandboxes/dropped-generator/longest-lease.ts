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
