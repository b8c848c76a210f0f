import type { TraceEvent } from "../contract/trace-event.ts";
import type { PoolSnapshot } from "./pool-snapshot.ts";
import { initialPools, type PoolsState } from "./pools-state.ts";
import { reducePools } from "./reduce-pools.ts";
import { initialTraffic, reduceTraffic } from "./reduce-traffic.ts";
import { foldScopes, initialScopes, type ScopesState } from "./scopes.ts";
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

/** Folds events; pure, so that any moment can be shown again. */
export function foldTrace(events: readonly TraceEvent[], from: TraceState = initialTraceState): TraceState {
  let { atMs, pools, traffic } = from;
  for (const event of events) {
    // Several processes' clocks are in step, their messages not quite.
    atMs = Math.max(atMs, event.atMs);
    pools = reducePools(pools, event);
    traffic = reduceTraffic(traffic, event);
  }
  return { atMs, pools, traffic, scopes: foldScopes(from.scopes, events) };
}

/** The pools at `atMs`, or at the newest event. */
export const poolsAt = (state: TraceState, atMs: number = state.atMs): PoolSnapshot[] =>
  selectPools(state.pools, state.scopes, atMs);
