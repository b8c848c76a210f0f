/** How long leases last, as the log has it. */
import type { TraceEvent } from "../../src/contract/trace-event.ts";

export interface LeaseTime {
  readonly lastedMs: number;
  /** Milliseconds since the server's start; for a lease that is still out, when the log ends. */
  readonly endedAtMs: number;
}

/** The longest lease of a run, those included that have not come back; null where nobody borrowed. */
export function longestLease(trace: readonly TraceEvent[]): LeaseTime | null {
  const grantedAtMs = new Map<string, number>();
  const times: LeaseTime[] = [];
  const end = (key: string, endedAtMs: number) => {
    const fromMs = grantedAtMs.get(key);
    if (fromMs === undefined) return;
    times.push({ lastedMs: endedAtMs - fromMs, endedAtMs });
    grantedAtMs.delete(key);
  };
  for (const event of trace) {
    if (event.kind !== "checkout-granted" && event.kind !== "lease-returned") continue;
    const key = `${event.processId}/${event.leaseId}`;
    if (event.kind === "checkout-granted") grantedAtMs.set(key, event.atMs);
    else end(key, event.atMs);
  }
  for (const key of [...grantedAtMs.keys()]) end(key, trace.at(-1)?.atMs ?? 0);
  return times.reduce<LeaseTime | null>(
    (longest, time) => (!longest || time.lastedMs > longest.lastedMs ? time : longest),
    null,
  );
}
