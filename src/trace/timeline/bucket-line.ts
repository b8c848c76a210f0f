import { addHistograms, binOf, emptyHistogram } from "./latency-histogram.ts";
import { type Bucket, timelineLimit } from "./timeline-state.ts";

interface OpenBucket {
  index: number;
  inUse: number;
  waiting: number;
  max: number;
  mostInUse: number;
  mostWaiting: number;
  timedOut: number;
  latency: number[] | null;
}

/** What every pool of the run adds up to. */
export interface Totals {
  readonly inUse: number;
  readonly waiting: number;
  readonly max: number;
}

/** The buckets of one batch's fold: the list it was given stays as it was. */
export interface BucketLine {
  /** Makes the bucket at `atMs` the last one; everything noted afterwards goes into it. */
  reach(atMs: number): void;
  note(totals: Totals): void;
  noteTimeOut(): void;
  noteAnswer(latencyMs: number): void;
  bucketMs(): number;
  buckets(): readonly Bucket[];
}

export function openBucketLine(from: readonly Bucket[], fromMs: number): BucketLine {
  let bucketMs = fromMs;
  let line: Bucket[] = from.slice(0, -1);
  let last = reopen(from.at(-1));
  /** Where the last bucket's time is over. */
  let endMs = last ? (last.index + 1) * bucketMs : 0;

  function halve() {
    const merged: Bucket[] = [];
    for (const bucket of last ? [...line, close(last)] : line) {
      const index = Math.floor(bucket.index / 2);
      const before = merged.at(-1);
      if (before?.index === index) merged[merged.length - 1] = merge(before, bucket);
      else merged.push({ ...bucket, index });
    }
    last = reopen(merged.pop());
    line = merged;
    bucketMs *= 2;
  }

  function open(atMs: number) {
    while (atMs >= bucketMs * timelineLimit.buckets) halve();
    const index = Math.floor(atMs / bucketMs);
    if (last?.index !== index) {
      if (last) line.push(close(last));
      const { inUse, waiting, max } = last ?? { inUse: 0, waiting: 0, max: 0 };
      last = { index, inUse, waiting, max, mostInUse: inUse, mostWaiting: waiting, timedOut: 0, latency: null };
    }
    endMs = (index + 1) * bucketMs;
  }

  return {
    reach(atMs) {
      if (!last || atMs >= endMs) open(atMs);
    },
    note({ inUse, waiting, max }) {
      if (!last) return;
      last.inUse = inUse;
      last.waiting = waiting;
      last.max = max;
      if (inUse > last.mostInUse) last.mostInUse = inUse;
      if (waiting > last.mostWaiting) last.mostWaiting = waiting;
    },
    noteTimeOut() {
      if (last) last.timedOut += 1;
    },
    noteAnswer(latencyMs) {
      if (!last) return;
      last.latency ??= emptyHistogram();
      const bin = binOf(latencyMs);
      last.latency[bin] = (last.latency[bin] ?? 0) + 1;
    },
    bucketMs: () => bucketMs,
    buckets: () => (last ? [...line, close(last)] : line),
  };
}

const reopen = (bucket: Bucket | undefined): OpenBucket | null =>
  bucket ? { ...bucket, latency: bucket.latency && [...bucket.latency] } : null;

const close = (bucket: OpenBucket): Bucket => ({ ...bucket });

const merge = (earlier: Bucket, later: Bucket): Bucket => ({
  ...later,
  index: Math.floor(later.index / 2),
  mostInUse: Math.max(earlier.mostInUse, later.mostInUse),
  mostWaiting: Math.max(earlier.mostWaiting, later.mostWaiting),
  timedOut: earlier.timedOut + later.timedOut,
  latency: addHistograms(earlier.latency, later.latency),
});
