import { leaseTimes } from "../../src/checks/lease-times.ts";
import { startOf } from "../../src/checks/trace-queries.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";

/** How long each lease lasted that began in the scenario and came back, milliseconds, shortest first. */
export function leaseTimesMs(trace: readonly TraceEvent[]): number[] {
  const startMs = startOf(trace);
  return leaseTimes(trace)
    .filter(({ isOut, lastedMs, endedAtMs }) => !isOut && endedAtMs - lastedMs >= startMs)
    .map(({ lastedMs }) => lastedMs)
    .sort((a, b) => a - b);
}

/** The time within which 95 of 100 stayed; 0 when there were none. */
export const percentile95 = (sorted: readonly number[]): number => sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
