/** How long leases last, as the log has it. */
import type { TraceEvent } from "../contract/trace-event.ts";
import { startOf } from "./trace-queries.ts";

export interface LeaseTime {
  readonly lastedMs: number;
  /** Milliseconds since the server's start; for a lease that is still out, when the look at the log ends. */
  readonly endedAtMs: number;
  readonly isOut: boolean;
}

/**
 * Every lease in the order in which they came back, then those that are out.
 * @param untilMs of the scenario; without it the look is at the whole log
 */
export function leaseTimes(trace: readonly TraceEvent[], untilMs?: number): LeaseTime[] {
  const endMs = untilMs === undefined ? (trace.at(-1)?.atMs ?? 0) : startOf(trace) + untilMs;
  const grantedAtMs = new Map<string, number>();
  const times: LeaseTime[] = [];
  for (const event of trace) {
    if (event.atMs > endMs) break;
    if (event.kind !== "checkout-granted" && event.kind !== "lease-returned") continue;
    const key = `${event.processId}/${event.leaseId}`;
    if (event.kind === "checkout-granted") {
      grantedAtMs.set(key, event.atMs);
      continue;
    }
    const fromMs = grantedAtMs.get(key);
    if (fromMs === undefined) continue;
    times.push({ lastedMs: event.atMs - fromMs, endedAtMs: event.atMs, isOut: false });
    grantedAtMs.delete(key);
  }
  const out = [...grantedAtMs.values()].map((fromMs) => ({ lastedMs: endMs - fromMs, endedAtMs: endMs, isOut: true }));
  return [...times, ...out];
}

/** The one that lasted longest; null where there is none. */
export const longestLease = (times: readonly LeaseTime[]): LeaseTime | null =>
  times.reduce<LeaseTime | null>(
    (longest, time) => (!longest || time.lastedMs > longest.lastedMs ? time : longest),
    null,
  );
