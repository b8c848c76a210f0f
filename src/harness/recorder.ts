import { maxBatchEvents } from "../contract/flow-control.ts";
import { maxTextLength } from "../contract/text-limit.ts";
import type { TraceEvent } from "../contract/trace-event.ts";
import type { TurnLoop } from "./turn-loop.ts";

type OwnFields<E> = E extends TraceEvent ? Omit<E, "seq" | "atMs" | "processId" | "scopeId"> : never;

/** An event as its maker states it; the recorder adds when, where and whose turn it was. */
export type EventFields = OwnFields<TraceEvent>;

export interface Recorder {
  record(fields: EventFields, scopeId?: string): void;
  flush(): void;
}

export function createRecorder(processId: number, loop: TurnLoop, post: (events: TraceEvent[]) => void): Recorder {
  let seq = 0;
  let batch: TraceEvent[] = [];
  function flush() {
    if (batch.length === 0) return;
    const events = batch;
    batch = [];
    post(events);
  }
  return {
    record(fields, scopeId = loop.scopeId()) {
      seq += 1;
      const atMs = Math.round(loop.nowMs() * 1_000) / 1_000;
      batch.push({ seq, atMs, processId, scopeId, ...fields } as TraceEvent);
      if (batch.length >= maxBatchEvents) flush();
    },
    flush,
  };
}

/** Cuts what would not fit the log; the cut is marked. */
export const clip = (text: string): string => (text.length > maxTextLength ? `${text.slice(0, maxTextLength)}…` : text);
