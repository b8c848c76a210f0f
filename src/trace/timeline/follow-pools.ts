import type { TraceEvent } from "../../contract/trace-event.ts";
import { poolsLimit } from "../pools-state.ts";
import type { Totals } from "./bucket-line.ts";
import type { ConnectionTally, PoolTally, TimelineState } from "./timeline-state.ts";

type Draft = { -readonly [Name in keyof PoolTally]: PoolTally[Name] } & {
  connections: Map<number, ConnectionTally>;
  checkouts: Map<number, boolean>;
};

/** The pools of one batch's fold: what it changes it copies once. */
export interface PoolFollower {
  /** False when the event says nothing of pools. */
  follow(event: TraceEvent): boolean;
  readonly totals: Totals;
  pools(): ReadonlyMap<number, PoolTally>;
  /** The lease that this event proved to be leaked, by whoever held it. */
  findLeak(event: TraceEvent): string | null;
}

const keyOf = (processId: number, poolId: number) => processId * 2 ** 32 + poolId;

/** A pool that has ended and closed its last connection is in no picture. */
const counts = (pool: PoolTally) => !pool.ended || pool.connections.size > 0;

export function followPools(from: TimelineState["pools"], hasEnded: (event: TraceEvent) => boolean): PoolFollower {
  let pools = from;
  let copied = false;
  const drafts = new Map<number, Draft>();
  const totals = { inUse: 0, waiting: 0, max: 0 };
  recount();

  function recount() {
    totals.inUse = 0;
    totals.waiting = 0;
    totals.max = 0;
    for (const pool of pools.values()) {
      if (!counts(pool)) continue;
      totals.inUse += pool.inUse;
      totals.waiting += pool.waiting;
      totals.max += pool.max;
    }
  }

  function put(key: number, pool: Draft): Draft {
    if (!copied) pools = new Map(pools);
    copied = true;
    (pools as Map<number, PoolTally>).set(key, pool);
    drafts.set(key, pool);
    return pool;
  }

  function draftOf(processId: number, poolId: number): Draft | null {
    const key = keyOf(processId, poolId);
    const draft = drafts.get(key);
    if (draft) return draft;
    const pool = pools.get(key);
    if (!pool) return null;
    return put(key, { ...pool, connections: new Map(pool.connections), checkouts: new Map(pool.checkouts) });
  }

  function setLease(pool: Draft, id: number, connection: ConnectionTally, lease: ConnectionTally["lease"]) {
    const change = (lease ? 1 : 0) - (connection.lease ? 1 : 0);
    pool.inUse += change;
    totals.inUse += change;
    pool.connections.set(id, { ...connection, lease });
  }

  function remove(pool: Draft, id: number) {
    pool.connections.delete(id);
    if (pool.ended) recount();
  }

  function wait(pool: Draft, change: number) {
    pool.waiting += change;
    if (counts(pool)) totals.waiting += change;
  }

  function leave(pool: Draft, leaseId: number) {
    const queued = pool.checkouts.get(leaseId);
    if (queued !== undefined) {
      pool.checkouts.delete(leaseId);
      if (queued) wait(pool, -1);
    } else if (pool.beyond > 0) {
      pool.beyond -= 1;
      wait(pool, -1);
    }
  }

  /** Every lease of a process that `changes` says something new about. */
  function changeLeases(
    processId: number,
    change: (lease: NonNullable<ConnectionTally["lease"]>) => ConnectionTally["lease"],
  ) {
    for (const [key, pool] of pools) {
      if (pool.processId !== processId || pool.inUse === 0) continue;
      for (const [id, connection] of pool.connections) {
        const lease = connection.lease && change(connection.lease);
        if (lease === connection.lease) continue;
        const draft = draftOf(processId, key - processId * 2 ** 32);
        draft?.connections.set(id, { ...connection, lease });
      }
    }
  }

  function followPool(pool: Draft, event: Extract<TraceEvent, { poolId: number }>): void {
    switch (event.kind) {
      case "pool-ended":
        pool.ended = true;
        return recount();
      case "checkout-requested":
        if (pool.checkouts.size < poolsLimit.checkouts) pool.checkouts.set(event.leaseId, event.queued);
        else if (event.queued) pool.beyond += 1;
        else return;
        if (event.queued) wait(pool, 1);
        return;
      case "checkout-failed":
        return leave(pool, event.leaseId);
      case "connection-opening":
        if (pool.connections.size < poolsLimit.connections)
          pool.connections.set(event.connectionId, { open: false, closed: false, runningQueryId: null, lease: null });
        return pool.ended ? recount() : undefined;
      case "checkout-granted":
        leave(pool, event.leaseId);
        break;
      default:
    }
    if (!("connectionId" in event)) return;
    const id = event.connectionId;
    const connection = pool.connections.get(id);
    if (!connection) return;
    switch (event.kind) {
      case "connection-opened":
        pool.connections.set(id, { ...connection, open: true });
        break;
      case "connection-closed":
        if (connection.lease) pool.connections.set(id, { ...connection, closed: true, runningQueryId: null });
        else remove(pool, id);
        break;
      case "checkout-granted":
        setLease(pool, id, connection, { scopeId: event.scopeId, holderEnded: hasEnded(event), abandoned: false });
        break;
      case "lease-returned":
        setLease(pool, id, event.destroyed ? { ...connection, open: false } : connection, null);
        if (connection.closed) remove(pool, id);
        break;
      case "query-started":
        pool.connections.set(id, { ...connection, runningQueryId: event.queryId });
        break;
      case "query-finished":
        if (connection.runningQueryId === event.queryId)
          pool.connections.set(id, { ...connection, runningQueryId: null });
        break;
      default:
    }
  }

  return {
    totals,
    pools: () => pools,
    follow(event) {
      if ("poolId" in event) {
        if (event.kind === "pool-created") {
          const { processId, max } = event;
          if (pools.size >= poolsLimit.pools) return false;
          put(keyOf(processId, event.poolId), {
            ...{ processId, max, ended: false, inUse: 0, waiting: 0, beyond: 0 },
            connections: new Map(),
            checkouts: new Map(),
          });
          recount();
          return true;
        }
        const pool = draftOf(event.processId, event.poolId);
        if (pool) followPool(pool, event);
        return pool !== null;
      }
      if (event.kind === "scope-ended")
        changeLeases(event.processId, (lease) =>
          lease.scopeId === event.scopeId && !lease.holderEnded ? { ...lease, holderEnded: true } : lease,
        );
      else if (event.kind === "quiesced" || event.kind === "scenario-ended")
        changeLeases(event.processId, (lease) => (lease.abandoned ? lease : { ...lease, abandoned: true }));
      return false;
    },
    findLeak(event) {
      if (!mayProve.has(event.kind)) return null;
      for (const pool of pools.values()) {
        if (pool.processId !== event.processId || pool.inUse === 0 || !counts(pool)) continue;
        for (const { open, runningQueryId, lease } of pool.connections.values())
          if (open && runningQueryId === null && lease?.holderEnded && lease.abandoned) return lease.scopeId;
      }
      return null;
    },
  };
}

/** After the others no lease can be leaked that was not before. */
const mayProve = new Set<TraceEvent["kind"]>([
  "quiesced",
  "scenario-ended",
  "scope-ended",
  "query-finished",
  "connection-opened",
  "connection-closed",
]);
