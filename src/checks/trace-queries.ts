/**
 * Questions that checks ask of a log. Times are virtual milliseconds since the scenario began, as in its steps.
 */
import type { TraceEvent } from "../contract/trace-event.ts";
import { foldTrace, poolsAt } from "../trace/reduce-trace.ts";

/** What reached a tab: a message, or the end of its socket. */
export type Heard =
  | { readonly kind: "message"; readonly afterMs: number; readonly text: string }
  | { readonly kind: "closed"; readonly afterMs: number; readonly code: number }
  | { readonly kind: "refused"; readonly afterMs: number; readonly status: number };

/** When the scenario began, milliseconds since the server's start. */
export const startOf = (trace: readonly TraceEvent[]): number =>
  trace.find((event) => event.kind === "scenario-started")?.atMs ?? 0;

/** Everything up to a time of the scenario, that time included. */
function until(trace: readonly TraceEvent[], atMs: number): readonly TraceEvent[] {
  const limitMs = startOf(trace) + atMs;
  return trace.filter((event) => event.atMs <= limitMs);
}

/** Messages that a tab received from `fromMs` on and before `toMs`. */
export function messagesOf(trace: readonly TraceEvent[], tab: number, fromMs = 0, toMs = Infinity): string[] {
  const startMs = startOf(trace);
  return trace.flatMap((event) =>
    event.kind === "tab-received" && event.tab === tab && event.atMs >= startMs + fromMs && event.atMs < startMs + toMs
      ? [event.text]
      : [],
  );
}

/** What a tab heard first once it had sent `text`; `not-sent` when its socket was not open any more. */
export function heardAfterSending(
  trace: readonly TraceEvent[],
  tab: number,
  text: string,
): Heard | "nothing" | "not-sent" {
  const sentIndex = trace.findIndex((event) => event.kind === "tab-sent" && event.tab === tab && event.text === text);
  const sent = trace[sentIndex];
  if (!sent) return "not-sent";
  for (const event of trace.slice(sentIndex)) {
    const heard = toHeard(event, tab, sent.atMs);
    if (heard) return heard;
  }
  return "nothing";
}

function toHeard(event: TraceEvent, tab: number, sinceMs: number): Heard | null {
  if (!("tab" in event) || event.tab !== tab) return null;
  const afterMs = event.atMs - sinceMs;
  if (event.kind === "tab-received") return { kind: "message", afterMs, text: event.text };
  if (event.kind === "tab-closed" && event.by !== "client") return { kind: "closed", afterMs, code: event.code };
  if (event.kind === "tab-refused") return { kind: "refused", afterMs, status: event.status };
  return null;
}

/** Leases out at a time of the scenario, over all pools, whatever became of their connections since. */
export const inUseAt = (trace: readonly TraceEvent[], atMs: number): number =>
  poolsAt(foldTrace(until(trace, atMs)), startOf(trace) + atMs).reduce((sum, pool) => sum + pool.inUse, 0);

/** The most Postgres sessions that were open at once. */
export function maxSessions(trace: readonly TraceEvent[]): number {
  let open = 0;
  let most = 0;
  for (const event of trace) {
    if (event.kind === "session-opened") open += 1;
    if (event.kind === "session-closed") open -= 1;
    most = Math.max(most, open);
  }
  return most;
}

/** The most connections that the pools allowed at once: the sum of their `max`. */
export function poolCapacity(trace: readonly TraceEvent[]): number {
  const pools = new Map<string, number>();
  let most = 0;
  for (const event of trace) {
    if (event.kind !== "pool-created" && event.kind !== "pool-ended") continue;
    const key = `${event.processId}/${event.poolId}`;
    if (event.kind === "pool-created") pools.set(key, event.max);
    else pools.delete(key);
    most = Math.max(
      most,
      [...pools.values()].reduce((sum, max) => sum + max, 0),
    );
  }
  return most;
}

/** The longest that anybody stood in line before a connection was granted, milliseconds. */
export const longestGrantedWaitMs = (trace: readonly TraceEvent[]): number =>
  trace.reduce(
    (longest, event) => (event.kind === "checkout-granted" ? Math.max(longest, event.waitedMs) : longest),
    0,
  );

export interface AnswerTime {
  readonly requestId: number;
  readonly status: number;
  readonly afterMs: number;
}

/** How long each answered request took. */
export function answerTimes(trace: readonly TraceEvent[]): AnswerTime[] {
  const sentAtMs = new Map<number, number>();
  const times: AnswerTime[] = [];
  for (const event of trace) {
    if (event.kind === "request-sent") sentAtMs.set(event.requestId, event.atMs);
    if (event.kind !== "request-answered") continue;
    const { requestId, status } = event;
    times.push({ requestId, status, afterMs: event.atMs - (sentAtMs.get(requestId) ?? event.atMs) });
  }
  return times;
}

/** Virtual time as checks print it: `30.0 s`. */
export const toSeconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
