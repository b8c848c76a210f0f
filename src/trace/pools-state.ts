import type { Site } from "../contract/trace-event.ts";
import type { TurnedAway } from "./pool-snapshot.ts";

export interface Lease {
  readonly leaseId: number;
  readonly scopeId: string;
  readonly takenAtMs: number;
  readonly site: Site | null;
  readonly queries: number;
  /** Set by `quiesced` or the scenario's end: whoever has not returned by then never will by itself. */
  readonly abandoned: boolean;
}

export interface Connection {
  readonly connectionId: number;
  readonly lane: number;
  readonly pid: number | null;
  readonly phase: "opening" | "open" | "closing";
  readonly lease: Lease | null;
  readonly runningQueryId: number | null;
  readonly lastSql: string | null;
  readonly transaction: "none" | "open" | "failed";
  readonly waitsForBackend: boolean;
}

export interface Checkout {
  readonly leaseId: number;
  readonly scopeId: string;
  readonly queued: boolean;
  readonly requestedAtMs: number;
  readonly timeoutMs: number;
  readonly site: Site | null;
}

export interface PoolState {
  readonly processId: number;
  readonly poolId: number;
  readonly max: number;
  readonly openedTotal: number;
  readonly timedOut: number;
  readonly connections: readonly Connection[];
  /** In the order asked: requested, not yet granted or turned away. */
  readonly checkouts: readonly Checkout[];
  /** How many more have asked than are kept one by one. */
  readonly checkoutsBeyond: number;
  readonly turnedAway: readonly Omit<TurnedAway, "holder">[];
  readonly turnedAwayScopes: readonly string[];
  readonly ended: boolean;
  /** Its server process is gone: the picture is the last of it. */
  readonly processEnded: boolean;
}

export type PoolsState = readonly PoolState[];

export const initialPools: PoolsState = [];

/**
 * How many are kept one by one, so that a program without measure costs the page no more than time in proportion:
 * each event copies what it changes. Far more than a picture shows.
 */
export const poolsLimit = { pools: 500, connections: 1_000, checkouts: 2_000 };

/** How many who were turned away stay in view. */
export const turnedAwayLimit = 50;
