import type { TraceEvent } from "../../src/contract/trace-event.ts";

/** The longest lease of a log; one that is still out at the end counts up to there, and wins over any other. */
export function longestLeaseMs(trace: readonly TraceEvent[]): { readonly heldMs: number; readonly returned: boolean } {
  const takenAtMs = new Map<number, number>();
  let longestMs = 0;
  for (const event of trace) {
    if (event.kind === "checkout-granted") takenAtMs.set(event.leaseId, event.atMs);
    if (event.kind !== "lease-returned") continue;
    longestMs = Math.max(longestMs, event.atMs - (takenAtMs.get(event.leaseId) ?? event.atMs));
    takenAtMs.delete(event.leaseId);
  }
  const endMs = trace.at(-1)?.atMs ?? 0;
  const out = [...takenAtMs.values()].map((atMs) => endMs - atMs);
  return out.length > 0 ? { heldMs: Math.max(...out), returned: false } : { heldMs: longestMs, returned: true };
}
