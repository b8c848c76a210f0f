import type { TraceEvent } from "../contract/trace-event.ts";

export type LoadEvent = Extract<TraceEvent, { kind: "load-started" | "load-measured" | "load-ended" }>;

/** What a sender of requests at a rate has measured by a moment. */
export interface LoadReport {
  readonly method: string;
  readonly path: string;
  readonly perSecond: number;
  /** Null while it sends. */
  readonly endedAtMs: number | null;
  /** Held back because too many were unanswered. */
  readonly notSent: number;
  /** Times of the newest answers, milliseconds. */
  readonly newestMs: readonly number[];
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
  return {
    method: first.method,
    path: first.path,
    perSecond: first.perSecond,
    endedAtMs: all.every((sender) => sender.endedAtMs !== null) ? latest(all) : null,
    notSent: all.reduce((total, { measured }) => total + (measured?.notSent ?? 0), 0),
    newestMs: all.flatMap(({ measured }) => measured?.newestMs ?? []),
  };
}

const latest = (senders: readonly Sender[]) => Math.max(...senders.map(({ endedAtMs }) => endedAtMs ?? 0));
