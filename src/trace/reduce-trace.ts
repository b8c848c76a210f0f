import type { TraceEvent } from "../contract/trace-event.ts";
import type { Writable } from "./copy-once.ts";
import type { Fold } from "./fold.ts";
import { generatorsFold } from "./generators/fold-generators.ts";
import type { PoolSnapshot } from "./pool-snapshot.ts";
import { poolsFold } from "./reduce-pools.ts";
import { trafficFold } from "./reduce-traffic.ts";
import { selectPools } from "./select-pools.ts";

/** Everything that is folded from the log: a further entry is a further member of `TraceState`. */
const folds = { pools: poolsFold, traffic: trafficFold, generators: generatorsFold };

type Folded = { readonly [Name in keyof typeof folds]: (typeof folds)[Name]["initial"] };

/** Everything folded from the log so far. */
export interface TraceState extends Folded {
  /** Virtual time of the latest event. */
  readonly atMs: number;
}

const entries = Object.entries(folds) as [keyof Folded, Fold<unknown>][];

const initial: Folded = {
  pools: poolsFold.initial,
  traffic: trafficFold.initial,
  generators: generatorsFold.initial,
};
export const initialTraceState: TraceState = { atMs: 0, ...initial };

/** Folds events; pure, so that any moment can be shown again. */
export function foldTrace(events: readonly TraceEvent[], from: TraceState = initialTraceState): TraceState {
  const state: Writable<TraceState> = { ...from };
  // Several processes' clocks are in step, their messages not quite.
  for (const { atMs } of events) if (atMs > state.atMs) state.atMs = atMs;
  const members: Record<keyof Folded, unknown> = state;
  for (const [name, { fold }] of entries) members[name] = fold(members[name], events);
  return state;
}

/** List and map entries of a state, roughly: what keeping it costs. */
export const weighState = (state: TraceState): number =>
  entries.reduce((sum, [name, { weigh }]) => sum + weigh(state[name]), 0);

/** The pools at `atMs`, or at the newest event. */
export const poolsAt = (state: TraceState, atMs: number = state.atMs): PoolSnapshot[] => selectPools(state.pools, atMs);
