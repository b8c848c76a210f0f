import type { Bucket, MomentKind, TimelineMoment, TimelineState } from "./timeline-state.ts";

/** The place of the last bucket that begins at or before `atMs`; -1 before the first. */
function placeAt({ buckets, bucketMs }: TimelineState, atMs: number): number {
  let low = 0;
  let high = buckets.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((buckets[middle] as Bucket).index * bucketMs <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The most that were in use and waiting at about `atMs`. */
export function countsAt(state: TimelineState, atMs: number): { inUse: number; waiting: number; max: number } {
  const bucket = state.buckets[placeAt(state, atMs)];
  if (!bucket) return { inUse: 0, waiting: 0, max: 0 };
  const within = atMs < (bucket.index + 1) * state.bucketMs;
  return {
    inUse: within ? bucket.mostInUse : bucket.inUse,
    waiting: within ? bucket.mostWaiting : bucket.waiting,
    max: bucket.max,
  };
}

const longestStepMs = 1_000;

/** One step on or back: the end of the next stretch in which something happened, a second or a stretch away at most. */
export function stepFrom(state: TimelineState, atMs: number, direction: 1 | -1): number {
  const longest = Math.max(longestStepMs, state.bucketMs);
  const endOf = (place: number) => ((state.buckets[place] as Bucket).index + 1) * state.bucketMs;
  const place = placeAt(state, atMs);
  const fallback = atMs + direction * longest;
  if (direction === 1) {
    const next = [place, place + 1].filter((at) => at >= 0 && at < state.buckets.length).map(endOf);
    return Math.min(fallback, ...next.filter((endMs) => endMs > atMs));
  }
  const before = [place, place - 1].filter((at) => at >= 0).map(endOf);
  return Math.max(0, fallback, ...before.filter((endMs) => endMs < atMs));
}

export const findMoment = (state: TimelineState, kind: MomentKind): TimelineMoment | undefined =>
  state.moments.find((moment) => moment.kind === kind);
