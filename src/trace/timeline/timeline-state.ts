import type { LatencyHistogram } from "./latency-histogram.ts";

/** One stretch of virtual time in which something happened. */
export interface Bucket {
  /** It lasts from `index * bucketMs` up to, not including, the next one's start. */
  readonly index: number;
  /** As it stands at the end, over all pools. */
  readonly inUse: number;
  readonly waiting: number;
  readonly max: number;
  /** The most there were at any time in it. */
  readonly mostInUse: number;
  readonly mostWaiting: number;
  /** Turned away by their time-out within it. */
  readonly timedOut: number;
  /** How long those waited who were answered within it, as clients see it. */
  readonly latency: LatencyHistogram | null;
}

export type MomentKind =
  | "first-wait"
  | "first-time-out"
  | "first-leak"
  | "cable-pulled"
  | "tab-asleep"
  | "server-exited"
  | "scenario-started"
  | "scenario-ended";

/** Something that a learner may want to go back to. */
export interface TimelineMoment {
  readonly kind: MomentKind;
  readonly atMs: number;
  readonly processId: number;
  /** Who was concerned: whoever waits, was turned away, or held the leaked lease. */
  readonly scopeId: string;
  readonly tab: number | null;
}

export interface ConnectionTally {
  readonly open: boolean;
  /** Closed while it was lent, and not given back since. */
  readonly closed: boolean;
  readonly runningQueryId: number | null;
  readonly lease: LeaseTally | null;
}

interface LeaseTally {
  readonly scopeId: string;
  readonly holderEnded: boolean;
  /** Set by `quiesced` or the scenario's end. */
  readonly abandoned: boolean;
}

/** As much of a pool as the counts and the proof of a leak need. */
export interface PoolTally {
  readonly processId: number;
  readonly max: number;
  readonly ended: boolean;
  readonly inUse: number;
  readonly waiting: number;
  readonly connections: ReadonlyMap<number, ConnectionTally>;
  /** Whoever has asked, by lease: true for those who stand in line. */
  readonly checkouts: ReadonlyMap<number, boolean>;
  readonly beyond: number;
}

/** The course of a run over virtual time, in so many stretches at most, whatever its length. */
export interface TimelineState {
  readonly atMs: number;
  readonly bucketMs: number;
  /** By time; stretches in which nothing happened have none. */
  readonly buckets: readonly Bucket[];
  readonly moments: readonly TimelineMoment[];
  readonly pools: ReadonlyMap<number, PoolTally>;
  /** Those that ended last, in two generations: their orphans may still take a lease. */
  readonly endedScopes: ReadonlySet<string>;
  readonly endedScopesBefore: ReadonlySet<string>;
  /** When each question that nobody has answered yet was asked. */
  readonly askedByTab: ReadonlyMap<number, number>;
  readonly askedByRequest: ReadonlyMap<number, number>;
}

export const timelineLimit = { buckets: 600, moments: 12, asked: 10_000, endedScopes: 512 };

/** The finest resolution: a minute is seen in full. */
const firstBucketMs = 100;

export const initialTimeline: TimelineState = {
  atMs: 0,
  bucketMs: firstBucketMs,
  buckets: [],
  moments: [],
  pools: new Map(),
  endedScopes: new Set(),
  endedScopesBefore: new Set(),
  askedByTab: new Map(),
  askedByRequest: new Map(),
};
