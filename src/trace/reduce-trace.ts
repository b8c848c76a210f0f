import type { TraceEvent } from "../contract/trace-event.ts";
import type { PoolSnapshot } from "./pool-snapshot.ts";
import { initialPools, type PoolsState } from "./pools-state.ts";
import { reducePools } from "./reduce-pools.ts";
import { initialTraffic, reduceTraffic } from "./reduce-traffic.ts";
import { initialScopes, reduceScopes, type ScopesState } from "./scopes.ts";
import { selectPools } from "./select-pools.ts";
import type { TrafficSnapshot } from "./traffic-snapshot.ts";

/** Everything folded from the log so far. */
export interface TraceState {
  readonly atMs: number;
  readonly scopes: ScopesState;
  readonly pools: PoolsState;
  readonly traffic: TrafficSnapshot;
}

export const initialTraceState: TraceState = {
  atMs: 0,
  scopes: initialScopes,
  pools: initialPools,
  traffic: initialTraffic,
};

/** Folds one event; pure, so that any moment can be shown again. */
function reduceTrace(state: TraceState, event: TraceEvent): TraceState {
  return {
    // Several processes' clocks are in step, their messages not quite.
    atMs: Math.max(state.atMs, event.atMs),
    scopes: reduceScopes(state.scopes, event),
    pools: reducePools(state.pools, event),
    traffic: reduceTraffic(state.traffic, event),
  };
}

export const foldTrace = (events: Iterable<TraceEvent>, from: TraceState = initialTraceState): TraceState => {
  let state = from;
  for (const event of events) state = reduceTrace(state, event);
  return state;
};

/** The pools at `atMs`, or at the newest event. */
export const poolsAt = (state: TraceState, atMs: number = state.atMs): PoolSnapshot[] =>
  selectPools(state.pools, state.scopes, atMs);
