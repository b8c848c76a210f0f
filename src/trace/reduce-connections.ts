import type { TraceEvent } from "../contract/trace-event.ts";
import type { Copies, Writable } from "./copy-once.ts";
import { type Connection, type PoolState, poolsLimit } from "./pools-state.ts";
import { placeOf } from "./sorted-list.ts";

const connectionIdOf = ({ connectionId }: Connection) => connectionId;

/** Folds one event into a pool's connections: opened, running, returned, closed. */
export function reduceConnections(pool: Writable<PoolState>, event: TraceEvent, copies: Copies): void {
  switch (event.kind) {
    case "query-started":
      return changeConnection(pool, event.connectionId, copies, (connection) => ({
        ...connection,
        runningQueryId: event.queryId,
        lastSql: event.sql,
        lease: connection.lease && { ...connection.lease, queries: connection.lease.queries + 1 },
      }));
    case "query-finished":
      return changeConnection(pool, event.connectionId, copies, (connection) =>
        connection.runningQueryId === event.queryId ? { ...connection, runningQueryId: null } : connection,
      );
    case "lease-returned":
      if (find(pool, event.connectionId)?.phase === "closed") return removeConnection(pool, event.connectionId, copies);
      return changeConnection(pool, event.connectionId, copies, (connection) => ({
        ...connection,
        lease: null,
        phase: event.destroyed ? "closing" : connection.phase,
      }));
    case "transaction-changed":
      return changeConnection(pool, event.connectionId, copies, (connection) => ({
        ...connection,
        transaction: event.status,
      }));
    case "connection-opening":
      return addConnection(pool, event.connectionId, copies);
    case "connection-opened":
      pool.openedTotal += 1;
      return changeConnection(pool, event.connectionId, copies, (connection) => ({
        ...connection,
        phase: "open",
        pid: event.pid,
      }));
    case "connection-closed":
      if (!find(pool, event.connectionId)?.lease) return removeConnection(pool, event.connectionId, copies);
      return changeConnection(pool, event.connectionId, copies, (connection) => ({
        ...connection,
        phase: "closed",
        runningQueryId: null,
        transaction: "none",
        waitsForBackend: false,
      }));
    case "wait-started":
    case "wait-ended":
      return changeConnection(pool, event.connectionId, copies, (connection) => ({
        ...connection,
        waitsForBackend: event.kind === "wait-started",
      }));
  }
}

function find({ connections }: PoolState, connectionId: number): Connection | undefined {
  const connection = connections[placeOf(connections, connectionId, connectionIdOf)];
  return connection?.connectionId === connectionId ? connection : undefined;
}

export function changeConnection(
  pool: Writable<PoolState>,
  connectionId: number,
  copies: Copies,
  change: (connection: Connection) => Connection,
): void {
  const place = placeOf(pool.connections, connectionId, connectionIdOf);
  const before = pool.connections[place];
  if (before?.connectionId !== connectionId) return;
  const connections = copies.list(pool.connections);
  connections[place] = change(before);
  pool.connections = connections;
}

function addConnection(pool: Writable<PoolState>, connectionId: number, copies: Copies): void {
  if (pool.connections.length >= poolsLimit.connections) return;
  const connections = copies.list(pool.connections);
  connections.splice(placeOf(connections, connectionId, connectionIdOf), 0, {
    connectionId,
    lane: freeLane(connections),
    pid: null,
    phase: "opening",
    lease: null,
    runningQueryId: null,
    lastSql: null,
    transaction: "none",
    waitsForBackend: false,
  });
  pool.connections = connections;
}

function removeConnection(pool: Writable<PoolState>, connectionId: number, copies: Copies): void {
  const place = placeOf(pool.connections, connectionId, connectionIdOf);
  if (pool.connections[place]?.connectionId !== connectionId) return;
  const connections = copies.list(pool.connections);
  connections.splice(place, 1);
  pool.connections = connections;
}

function freeLane(connections: readonly Connection[]): number {
  const taken = new Uint8Array(connections.length + 2);
  for (const { lane } of connections) if (lane < taken.length) taken[lane] = 1;
  return taken.indexOf(0, 1);
}
