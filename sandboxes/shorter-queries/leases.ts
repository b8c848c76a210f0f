import { startOf } from "../../src/checks/trace-queries.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";

/** How long each lease lasted that began in the scenario and came back, milliseconds, shortest first. */
export function leaseTimesMs(trace: readonly TraceEvent[]): number[] {
  const startMs = startOf(trace);
  const grantedAtMs = new Map<number, number>();
  const times: number[] = [];
  for (const event of trace) {
    if (event.kind === "checkout-granted" && event.atMs >= startMs) grantedAtMs.set(event.leaseId, event.atMs);
    if (event.kind !== "lease-returned") continue;
    const sinceMs = grantedAtMs.get(event.leaseId);
    if (sinceMs !== undefined) times.push(event.atMs - sinceMs);
  }
  return times.sort((a, b) => a - b);
}

/** The time within which 95 of 100 stayed; 0 when there were none. */
export const percentile95 = (sorted: readonly number[]): number => sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
