import type { TraceEvent } from "../contract/trace-event.ts";

export type LoadEvent = Extract<TraceEvent, { kind: "load-started" | "load-measured" | "load-ended" }>;

/** What a sender of requests at a rate has measured by a moment. */
export interface LoadReport {
  readonly method: string;
  readonly path: string;
  readonly perSecond: number;
  readonly startedAtMs: number;
  /** Null while it sends. */
  readonly endedAtMs: number | null;
  readonly sent: number;
  readonly answered: number;
  /** A status from 500 on, or no answer at all. */
  readonly failed: number;
  readonly pending: number;
  /** Held back because too many were unanswered. */
  readonly notSent: number;
  /** Median time of the newest answers, milliseconds; null before the first. */
  readonly p50Ms: number | null;
}

export const isLoadEvent = (event: TraceEvent): event is LoadEvent =>
  event.kind === "load-started" || event.kind === "load-measured" || event.kind === "load-ended";

interface Sender {
  readonly started: Extract<LoadEvent, { kind: "load-started" }>;
  measured: Extract<LoadEvent, { kind: "load-measured" }> | null;
  endedAtMs: number | null;
}

/** @param events in the log's order, of one run; each of its processes sends a share */
export function loadReport(events: readonly LoadEvent[], atMs: number): LoadReport | null {
  const senders = new Map<number, Sender>();
  for (const event of events) {
    if (event.atMs > atMs) continue;
    const sender = senders.get(event.processId);
    if (event.kind === "load-started")
      senders.set(event.processId, { started: event, measured: null, endedAtMs: null });
    else if (sender && event.kind === "load-measured") sender.measured = event;
    else if (sender) sender.endedAtMs = event.atMs;
  }
  const all = [...senders.values()];
  const first = all[0]?.started;
  if (!first) return null;
  const sum = (field: "sent" | "answered" | "failed" | "notSent") =>
    all.reduce((total, { measured }) => total + (measured?.[field] ?? 0), 0);
  const [sent, answered, failed] = [sum("sent"), sum("answered"), sum("failed")];
  return {
    method: first.method,
    path: first.path,
    perSecond: first.perSecond,
    startedAtMs: first.atMs,
    endedAtMs: all.every((sender) => sender.endedAtMs !== null) ? latest(all) : null,
    sent,
    answered,
    failed,
    pending: Math.max(0, sent - answered - failed),
    notSent: sum("notSent"),
    p50Ms: median(all.flatMap(({ measured }) => measured?.newestMs ?? [])),
  };
}

const latest = (senders: readonly Sender[]) => Math.max(...senders.map(({ endedAtMs }) => endedAtMs ?? 0));

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [upper, lower] = [sorted[middle], sorted[middle - 1]];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
}
