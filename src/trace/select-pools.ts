import type { Holder, LaneSnapshot, LaneState, PoolSnapshot, WaiterSnapshot } from "./pool-snapshot.ts";
import type { Checkout, Connection, PoolState, PoolsState } from "./pools-state.ts";
import { isAlive, type ScopesState } from "./scopes.ts";

/** Every pool as it stands at virtual time `atMs`. */
export function selectPools({ pools, scopes }: PoolsState, atMs: number): PoolSnapshot[] {
  return pools
    .filter((pool) => !pool.ended || pool.connections.length > 0)
    .map((pool) => snapshotOf(pool, scopes, atMs));
}

/** Lanes drawn for connections that a pool may open and has not: a size of a million is a number, not a picture. */
const laneLimit = 100;

function snapshotOf(pool: PoolState, scopes: ScopesState, atMs: number): PoolSnapshot {
  const byLane = new Map(pool.connections.map((connection) => [connection.lane, connection]));
  const laneCount = Math.max(Math.min(pool.max, laneLimit), ...byLane.keys());
  const lanes = Array.from({ length: laneCount }, (_, index) =>
    toLane(index + 1, byLane.get(index + 1), pool.processId, scopes, atMs),
  );
  const ages = lanes.flatMap((lane) => (lane.ageMs === null ? [] : [lane.ageMs]));
  const deck = pool.checkouts
    .filter((checkout) => checkout.queued)
    .map((checkout) => toWaiter(checkout, pool, scopes, atMs));
  return {
    processId: pool.processId,
    poolId: pool.poolId,
    processEnded: pool.processEnded,
    max: pool.max,
    inUse: ages.length,
    // The pool knows nothing of a stray query: it would lend that connection next.
    idle: lanes.filter(({ state }) => state === "idle" || state === "stray").length,
    waiting: deck.length + pool.checkoutsBeyond,
    timedOut: pool.timedOut,
    openedTotal: pool.openedTotal,
    oldestLeaseMs: ages.length > 0 ? Math.max(...ages) : null,
    lanes,
    lanesBeyond: Math.max(0, pool.max - laneCount),
    deck,
    turnedAway: pool.refusals.toReversed().map(({ scopeId, label, ...refusal }) => ({
      ...refusal,
      holder: toHolder({ scopeId, label }, pool.processId, scopes),
    })),
  };
}

const toHolder = (
  { scopeId, label }: { readonly scopeId: string; readonly label: string },
  processId: number,
  scopes: ScopesState,
): Holder => ({ scopeId, label, alive: isAlive(scopes, processId, scopeId) });

function toLane(
  lane: number,
  connection: Connection | undefined,
  processId: number,
  scopes: ScopesState,
  atMs: number,
): LaneSnapshot {
  const lease = connection?.lease ?? null;
  const holder = lease && toHolder(lease, processId, scopes);
  return {
    lane,
    state: connection ? laneState(connection, holder?.alive ?? true) : "empty",
    connectionId: connection?.connectionId ?? null,
    pid: connection?.pid ?? null,
    leaseId: lease?.leaseId ?? null,
    holder,
    takenAtMs: lease?.takenAtMs ?? null,
    ageMs: lease && Math.max(0, atMs - lease.takenAtMs),
    site: lease?.site ?? null,
    lastSql: connection?.lastSql ?? null,
    transaction: connection?.transaction ?? "none",
    waitsForBackend: connection?.waitsForBackend ?? false,
  };
}

function laneState(connection: Connection, holderAlive: boolean): LaneState {
  if (connection.phase === "opening" || connection.phase === "closing") return connection.phase;
  const { lease } = connection;
  if (!lease) return connection.runningQueryId === null ? "idle" : "stray";
  if (connection.phase === "closed" && holderAlive) return "broken";
  // An orphan that still runs a query is at work for somebody: it is judged when that work is done.
  if (!holderAlive && connection.runningQueryId === null) return lease.abandoned ? "leaked" : "outlived";
  if (connection.runningQueryId !== null) return "query";
  if (connection.transaction !== "none") return "idle-in-transaction";
  return lease.queries > 0 ? "held" : "leased";
}

function toWaiter(checkout: Checkout, pool: PoolState, scopes: ScopesState, atMs: number): WaiterSnapshot {
  const waitedMs = Math.max(0, atMs - checkout.requestedAtMs);
  return {
    leaseId: checkout.leaseId,
    holder: toHolder(checkout, pool.processId, scopes),
    sinceMs: checkout.requestedAtMs,
    waitedMs,
    timeoutMs: checkout.timeoutMs,
    leftMs: checkout.timeoutMs > 0 ? Math.max(0, checkout.timeoutMs - waitedMs) : null,
  };
}
