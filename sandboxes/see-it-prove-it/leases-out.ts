/** What is true at each answer of the learner's monitor: who holds a lease, and since when. */
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { parseReport, type SaidReport } from "./said-report.ts";

export interface LeaseOut {
  readonly heldMs: number;
  /** `GET /getUser`. */
  readonly holder: string;
}

/** An answer of GET /monitor beside the truth of that moment. */
export interface Probe {
  readonly requestId: number;
  /** Since the server's start. */
  readonly atMs: number;
  /** Null when it was no report. */
  readonly said: SaidReport | null;
  readonly out: readonly LeaseOut[];
}

/** @param requestIds those that asked the monitor */
export function probesOf(trace: readonly TraceEvent[], requestIds: ReadonlySet<number>): Probe[] {
  const holders = new Map<string, string>();
  const out = new Map<number, { readonly holder: string; readonly sinceMs: number }>();
  const probes: Probe[] = [];
  for (const event of trace) {
    if (event.kind === "scope-opened") holders.set(event.scopeId, event.label);
    if (event.kind === "checkout-granted")
      out.set(event.leaseId, { holder: holders.get(event.scopeId) ?? event.scopeId, sinceMs: event.atMs });
    if (event.kind === "lease-returned") out.delete(event.leaseId);
    if (event.kind !== "request-answered" || !requestIds.has(event.requestId)) continue;
    const { requestId, atMs, status, body } = event;
    probes.push({
      requestId,
      atMs,
      said: status === 200 ? parseReport(body) : null,
      out: [...out.values()].map(({ holder, sinceMs }) => ({ holder, heldMs: atMs - sinceMs })),
    });
  }
  return probes;
}

/** The method of a holder: `getUser` of `GET /getUser`. */
export const methodOf = (holder: string): string => holder.slice(holder.lastIndexOf("/") + 1);
