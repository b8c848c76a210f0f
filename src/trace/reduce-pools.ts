import type { TraceEvent } from "../contract/trace-event.ts";
import { type PoolState, type PoolsState, poolsLimit, turnedAwayLimit } from "./pools-state.ts";
import { reduceConnections, withoutCheckout } from "./reduce-connections.ts";

/** Folds one event into every pool of every process. */
export function reducePools(state: PoolsState, event: TraceEvent): PoolsState {
  if (event.kind === "pool-created") return state.length < poolsLimit.pools ? [...state, createPool(event)] : state;
  if (event.kind === "quiesced" || (event.kind === "scenario-ended" && !event.runsOn))
    return state.map((pool) => (pool.processId === event.processId ? abandonLeases(pool) : pool));
  let changed = false;
  const next = state.map((pool) => {
    if (pool.processId !== event.processId) return pool;
    if ("poolId" in event && event.poolId !== pool.poolId) return pool;
    const reduced = reducePool(pool, event);
    changed ||= reduced !== pool;
    return reduced;
  });
  return changed ? next : state;
}

function createPool(event: Extract<TraceEvent, { kind: "pool-created" }>): PoolState {
  return {
    processId: event.processId,
    poolId: event.poolId,
    max: event.max,
    openedTotal: 0,
    timedOut: 0,
    connections: [],
    checkouts: [],
    checkoutsBeyond: 0,
    turnedAway: [],
    turnedAwayScopes: [],
    ended: false,
    processEnded: false,
  };
}

function reducePool(pool: PoolState, event: TraceEvent): PoolState {
  switch (event.kind) {
    case "pool-ended":
      return { ...pool, ended: true };
    case "server-exited":
      return { ...pool, processEnded: true };
    case "checkout-requested":
      if (pool.checkouts.length >= poolsLimit.checkouts)
        return event.queued ? { ...pool, checkoutsBeyond: pool.checkoutsBeyond + 1 } : pool;
      return {
        ...pool,
        checkouts: [
          ...pool.checkouts,
          {
            leaseId: event.leaseId,
            scopeId: event.scopeId,
            queued: event.queued,
            requestedAtMs: event.atMs,
            timeoutMs: event.timeoutMs,
            site: event.site,
          },
        ],
      };
    case "checkout-failed":
      return {
        ...withoutCheckout(pool, event.leaseId),
        timedOut: pool.timedOut + (event.reason === "timed-out" ? 1 : 0),
        turnedAway: [
          { leaseId: event.leaseId, atMs: event.atMs, reason: event.reason, error: event.error },
          ...pool.turnedAway,
        ].slice(0, turnedAwayLimit),
        turnedAwayScopes: [event.scopeId, ...pool.turnedAwayScopes].slice(0, turnedAwayLimit),
      };
    default:
      return reduceConnections(pool, event);
  }
}

function abandonLeases(pool: PoolState): PoolState {
  const abandon = pool.connections.some((connection) => connection.lease && !connection.lease.abandoned);
  if (!abandon) return pool;
  const connections = pool.connections.map((connection) =>
    connection.lease ? { ...connection, lease: { ...connection.lease, abandoned: true } } : connection,
  );
  return { ...pool, connections };
}
