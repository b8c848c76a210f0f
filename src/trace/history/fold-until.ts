import type { TraceEvent } from "../../contract/trace-event.ts";
import { foldTrace, initialTraceState, type TraceState } from "../reduce-trace.ts";
import type { Stretch } from "./stretch.ts";

/**
 * Stretches that are folded for one moment: more than processes whose clocks are in step can be apart. A forged log may
 * jump in time at will; it is shown as far as this reaches.
 */
const reach = 4;

/**
 * The state at virtual time `atMs`: the events up to it, folded onto the latest snapshot that knows no later one. The
 * log of several processes may be a little out of order, so that events of the moment are sought past its first later
 * one as well.
 */
export function foldUntil(atMs: number, stretches: readonly Stretch[], events: readonly TraceEvent[]): TraceState {
  const first = Math.max(0, lastBefore(atMs, stretches));
  const last = stretches.findLastIndex(({ leastMs }) => leastMs <= atMs);
  const from = Math.max(first, last - reach + 1);
  const before = stretches[from]?.before ?? initialTraceState;
  return foldTrace(eventsUntil(atMs, stretches, events, from, last), before);
}

/** The last stretch before which nothing later than `atMs` has happened; -1 where there is none. */
function lastBefore(atMs: number, stretches: readonly Stretch[]): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stretches[middle] as Stretch).before.atMs <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function eventsUntil(
  atMs: number,
  stretches: readonly Stretch[],
  events: readonly TraceEvent[],
  from: number,
  last: number,
): readonly TraceEvent[] {
  const skipped = stretches.slice(0, from).reduce((sum, stretch) => sum + stretch.events, 0);
  const taken = stretches.slice(from, last + 1).reduce((sum, stretch) => sum + stretch.events, 0);
  return events.slice(skipped, skipped + taken).filter((event) => event.atMs <= atMs);
}
