import type { TraceState } from "../reduce-trace.ts";

/** Some events of the log, one after the other, and the state before the first of them. */
export interface Stretch {
  readonly before: TraceState;
  /** What the snapshot costs, in entries. */
  readonly weight: number;
  events: number;
  /** Characters of its events' texts. */
  length: number;
  /** Virtual time of its earliest event; Infinity where it has none. */
  leastMs: number;
}

/** Gives up every second snapshot; the events stay where they are. */
export function joinPairs(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const [index, stretch] of stretches.entries()) {
    const last = joined.at(-1);
    if (index % 2 === 0 || !last) {
      joined.push({ ...stretch });
      continue;
    }
    last.events += stretch.events;
    last.length += stretch.length;
    last.leastMs = Math.min(last.leastMs, stretch.leastMs);
  }
  return joined;
}
