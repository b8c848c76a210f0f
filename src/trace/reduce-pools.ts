import type { TraceEvent } from "../contract/trace-event.ts";
import { type Copies, createCopies, type Writable } from "./copy-once.ts";
import type { Fold } from "./fold.ts";
import { initialPools, type PoolState, type PoolsState, poolsLimit } from "./pools-state.ts";
import { reduceCheckouts } from "./reduce-checkouts.ts";
import { reduceConnections } from "./reduce-connections.ts";
import { reduceScopes } from "./scopes.ts";

/** Folds the log into every pool of every process, and who holds what of it. */
export const poolsFold: Fold<PoolsState> = {
  initial: initialPools,
  fold(from, events) {
    const state = { ...from };
    const copies = createCopies();
    for (const event of events) reducePools(state, event, copies);
    return state.pools === from.pools && state.scopes === from.scopes ? from : state;
  },
  weigh: ({ pools, scopes }) =>
    pools.reduce((sum, pool) => sum + 1 + pool.connections.length + pool.checkouts.length + pool.refusals.length, 0) +
    scopes.alive.size +
    scopes.ended.size,
};

function reducePools(state: Writable<PoolsState>, event: TraceEvent, copies: Copies): void {
  switch (event.kind) {
    case "scope-opened":
    case "scope-ended":
      state.scopes = reduceScopes(state.scopes, event, copies);
      return;
    case "pool-created":
      if (state.pools.length < poolsLimit.pools) state.pools = [...state.pools, createPool(event)];
      return;
    case "scenario-ended":
      // One that was played goes on: whoever holds a lease may still return it.
      if (event.runsOn) return;
      return changePools(state, event, copies, hasLeases, abandonLeases);
    case "quiesced":
      return changePools(state, event, copies, hasLeases, abandonLeases);
    case "server-exited":
      return changePools(state, event, copies, isOfProcess, (pool) => {
        pool.processEnded = true;
      });
    case "wait-started":
    case "wait-ended":
      // Postgres's side knows no pools, but a connection's number is its own within a process.
      if (event.reason !== "single-backend") return;
      return changePools(state, event, copies, isOfProcess, (pool) => reduceConnections(pool, event, copies));
    default:
      if ("poolId" in event) reducePool(state, event, copies);
  }
}

type PoolEvent = Extract<TraceEvent, { poolId: number }>;

function reducePool(state: Writable<PoolsState>, event: PoolEvent, copies: Copies): void {
  const index = state.pools.findIndex((pool) => pool.poolId === event.poolId && pool.processId === event.processId);
  if (index === -1) return;
  const pool = own(state, index, copies);
  switch (event.kind) {
    case "pool-ended":
      pool.ended = true;
      return;
    case "checkout-requested":
    case "checkout-granted":
    case "checkout-failed":
      return reduceCheckouts(pool, event, state.scopes, copies);
    default:
      return reduceConnections(pool, event, copies);
  }
}

function own(state: Writable<PoolsState>, index: number, copies: Copies): Writable<PoolState> {
  const pools = copies.list(state.pools);
  const pool = copies.record(pools[index] as PoolState);
  pools[index] = pool;
  state.pools = pools;
  return pool;
}

function changePools(
  state: Writable<PoolsState>,
  { processId }: TraceEvent,
  copies: Copies,
  isMeant: (pool: PoolState) => boolean,
  change: (pool: Writable<PoolState>, copies: Copies) => void,
): void {
  for (let index = 0; index < state.pools.length; index += 1) {
    const pool = state.pools[index];
    if (pool?.processId === processId && isMeant(pool)) change(own(state, index, copies), copies);
  }
}

const isOfProcess = () => true;

const hasLeases = ({ connections }: PoolState): boolean =>
  connections.some(({ lease }) => lease !== null && !lease.abandoned);

function abandonLeases(pool: Writable<PoolState>): void {
  pool.connections = pool.connections.map((connection) =>
    connection.lease ? { ...connection, lease: { ...connection.lease, abandoned: true } } : connection,
  );
}

const createPool = ({ processId, poolId, max }: Extract<TraceEvent, { kind: "pool-created" }>): PoolState => ({
  processId,
  poolId,
  max,
  openedTotal: 0,
  timedOut: 0,
  connections: [],
  checkouts: [],
  checkoutsBeyond: 0,
  refusals: [],
  ended: false,
  processEnded: false,
});
