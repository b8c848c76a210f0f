import type { TraceEvent } from "../contract/trace-event.ts";
import { type Connection, type PoolState, poolsLimit } from "./pools-state.ts";

/** Folds one event into a pool's connections: opened, leased, running, returned, closed. */
export function reduceConnections(pool: PoolState, event: TraceEvent): PoolState {
  switch (event.kind) {
    case "connection-opening":
      if (pool.connections.length >= poolsLimit.connections) return pool;
      return { ...pool, connections: [...pool.connections, openingConnection(event.connectionId, freeLane(pool))] };
    case "connection-opened":
      return {
        ...update(pool, event.connectionId, (connection) => ({ ...connection, phase: "open", pid: event.pid })),
        openedTotal: pool.openedTotal + 1,
      };
    case "connection-closed":
      return { ...pool, connections: pool.connections.filter((c) => c.connectionId !== event.connectionId) };
    case "checkout-granted":
      return grant(pool, event);
    case "lease-returned":
      return update(pool, event.connectionId, (connection) => ({
        ...connection,
        lease: null,
        phase: event.destroyed ? "closing" : connection.phase,
      }));
    case "query-started":
      return update(pool, event.connectionId, (connection) => ({
        ...connection,
        runningQueryId: event.queryId,
        lastSql: event.sql,
        lease: connection.lease && { ...connection.lease, queries: connection.lease.queries + 1 },
      }));
    case "query-finished":
      return update(pool, event.connectionId, (connection) =>
        connection.runningQueryId === event.queryId ? { ...connection, runningQueryId: null } : connection,
      );
    case "transaction-changed":
      return update(pool, event.connectionId, (connection) => ({ ...connection, transaction: event.status }));
    case "wait-started":
    case "wait-ended":
      return event.reason === "single-backend"
        ? update(pool, event.connectionId, (connection) => ({
            ...connection,
            waitsForBackend: event.kind === "wait-started",
          }))
        : pool;
    default:
      return pool;
  }
}

function grant(pool: PoolState, event: Extract<TraceEvent, { kind: "checkout-granted" }>): PoolState {
  const checkout = pool.checkouts.find((candidate) => candidate.leaseId === event.leaseId);
  const granted = update(pool, event.connectionId, (connection) => ({
    ...connection,
    lease: {
      leaseId: event.leaseId,
      scopeId: event.scopeId,
      takenAtMs: event.atMs,
      site: checkout?.site ?? null,
      queries: 0,
      abandoned: false,
    },
  }));
  return withoutCheckout(granted, event.leaseId);
}

/** The line after somebody has left it: one who was only counted may have been anywhere behind. */
export function withoutCheckout(pool: PoolState, leaseId: number): PoolState {
  const checkouts = pool.checkouts.filter((checkout) => checkout.leaseId !== leaseId);
  if (checkouts.length < pool.checkouts.length) return { ...pool, checkouts };
  return { ...pool, checkoutsBeyond: Math.max(0, pool.checkoutsBeyond - 1) };
}

function openingConnection(connectionId: number, lane: number): Connection {
  return {
    connectionId,
    lane,
    pid: null,
    phase: "opening",
    lease: null,
    runningQueryId: null,
    lastSql: null,
    transaction: "none",
    waitsForBackend: false,
  };
}

function freeLane(pool: PoolState): number {
  const taken = new Set(pool.connections.map((connection) => connection.lane));
  let lane = 1;
  while (taken.has(lane)) lane += 1;
  return lane;
}

function update(pool: PoolState, connectionId: number, change: (connection: Connection) => Connection): PoolState {
  const index = pool.connections.findIndex((connection) => connection.connectionId === connectionId);
  const before = pool.connections[index];
  if (!before) return pool;
  const after = change(before);
  return after === before ? pool : { ...pool, connections: pool.connections.with(index, after) };
}
