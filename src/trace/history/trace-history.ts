import { textLength } from "../../contract/text-length.ts";
import type { TraceEvent } from "../../contract/trace-event.ts";
import { foldTrace, initialTraceState, type TraceState, weighState } from "../reduce-trace.ts";
import { foldUntil } from "./fold-until.ts";
import { joinPairs, type Stretch } from "./stretch.ts";

/** The log of one run as far as it is kept. A new value with each addition, round the same list. */
export interface KeptTrace {
  /** Grows in place: read it with the value that it came with. */
  readonly events: readonly TraceEvent[];
  /** How many older ones are gone. */
  readonly forgotten: number;
  /** Virtual time before which nothing can be shown any more; 0 while everything is kept. */
  readonly oldestMs: number;
}

/** The log of a run, and the state at any moment of it that is kept. */
export interface TraceHistory {
  /** Folds the events on; their own number is all that it costs, whatever came before. */
  append(events: readonly TraceEvent[]): void;
  newest(): TraceState;
  /** The state once everything up to virtual time `atMs` has happened; before `oldestMs`, the oldest there is. */
  at(atMs: number): TraceState;
  kept(): KeptTrace;
  clear(): void;
}

/** A server that runs for hours, or floods, must not fill the page's memory. */
const defaultLimits = {
  /** Some 60 MB. */
  events: 200_000,
  /** Characters of their texts. */
  length: 50_000_000,
  /** Events between two snapshots: as many are folded again for a moment of the past. */
  spacing: 400,
  /** List and map entries of all snapshots together, some 30 MB. */
  weight: 2_000_000,
};

export function createTraceHistory(limits: Partial<typeof defaultLimits> = {}): TraceHistory {
  const most = { ...defaultLimits, ...limits };
  // Stretches are forgotten whole: they are cut short enough that half of them is about half of the log.
  const longest = { events: Math.ceil(most.events / 16), length: most.length / 16 };
  let events: TraceEvent[] = [];
  let forgotten = 0;
  let length = 0;
  let newest = initialTraceState;
  let spacing = most.spacing;
  let stretches = [beginStretch()];
  let weight = 0;

  const oldestMs = () => stretches[0]?.before.atMs ?? 0;

  function beginStretch(): Stretch {
    return { before: newest, weight: weighState(newest), events: 0, length: 0, leastMs: Infinity };
  }

  const isFull = (stretch: Stretch) =>
    stretch.events >= Math.min(spacing, longest.events) || stretch.length >= longest.length;

  /** The stretch that takes the next event. */
  function open(): Stretch {
    const last = stretches.at(-1);
    if (last && !isFull(last)) return last;
    const begun = beginStretch();
    stretches.push(begun);
    weight += begun.weight;
    return begun;
  }

  /** Adds what fits in a stretch; returns the index of the next event. */
  function addStretch(added: readonly TraceEvent[], from: number): number {
    const stretch = open();
    let index = from;
    while (index < added.length && (index === from || !isFull(stretch))) {
      const event = added[index] as TraceEvent;
      const eventLength = textLength(event);
      stretch.events += 1;
      stretch.length += eventLength;
      stretch.leastMs = Math.min(stretch.leastMs, event.atMs);
      length += eventLength;
      events.push(event);
      index += 1;
    }
    newest = foldTrace(from === 0 && index === added.length ? added : added.slice(from, index), newest);
    return index;
  }

  /** The older half at once, so that the cost of moving the rest is spread over as many additions. */
  function forgetHalf() {
    let gone = 0;
    let count = 0;
    const half = events.length / 2;
    while (count < half && gone < stretches.length - 1) {
      const stretch = stretches[gone] as Stretch;
      count += stretch.events;
      length -= stretch.length;
      weight -= stretch.weight;
      gone += 1;
    }
    stretches.splice(0, gone);
    events.splice(0, count);
    forgotten += count;
  }

  /** Heavy states are kept at fewer moments. */
  function thin() {
    stretches = joinPairs(stretches);
    spacing *= 2;
    weight = stretches.reduce((sum, stretch) => sum + stretch.weight, 0);
  }

  return {
    append(added) {
      for (let index = 0; index < added.length; ) {
        index = addStretch(added, index);
        if (events.length > most.events || length > most.length) forgetHalf();
        if (weight > most.weight && stretches.length > 2) thin();
      }
    },
    newest: () => newest,
    at: (atMs) => (atMs >= newest.atMs ? newest : foldUntil(Math.max(atMs, oldestMs()), stretches, events)),
    kept: () => ({ events, forgotten, oldestMs: oldestMs() }),
    clear() {
      events = [];
      forgotten = 0;
      length = 0;
      newest = initialTraceState;
      spacing = most.spacing;
      stretches = [beginStretch()];
      weight = 0;
    },
  };
}
