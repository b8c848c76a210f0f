import type { TraceEvent } from "../../src/contract/trace-event.ts";

/** The longest lease of a log, in milliseconds; one that is still out counts up to the end. */
export function longestLeaseMs(trace: readonly TraceEvent[]): number {
  const takenAtMs = new Map<number, number>();
  let longestMs = 0;
  for (const event of trace) {
    if (event.kind === "checkout-granted") takenAtMs.set(event.leaseId, event.atMs);
    if (event.kind !== "lease-returned") continue;
    longestMs = Math.max(longestMs, event.atMs - (takenAtMs.get(event.leaseId) ?? event.atMs));
    takenAtMs.delete(event.leaseId);
  }
  const endMs = trace.at(-1)?.atMs ?? 0;
  return Math.max(longestMs, ...[...takenAtMs.values()].map((atMs) => endMs - atMs));
}
