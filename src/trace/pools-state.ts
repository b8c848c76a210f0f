import type { ErrorInfo, Site } from "../contract/trace-event.ts";
import { initialScopes, type ScopesState } from "./scopes.ts";

export interface Lease {
  readonly leaseId: number;
  readonly scopeId: string;
  /** Of the scope, from when it asked: it may be forgotten before its lease is back. */
  readonly label: string;
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
  /** Closed is one that is lent all the same: the pool counts it as out until it is given back. */
  readonly phase: "opening" | "open" | "closing" | "closed";
  readonly lease: Lease | null;
  readonly runningQueryId: number | null;
  readonly lastSql: string | null;
  readonly transaction: "none" | "open" | "failed";
  readonly waitsForBackend: boolean;
}

export interface Checkout {
  readonly leaseId: number;
  readonly scopeId: string;
  readonly label: string;
  readonly queued: boolean;
  readonly requestedAtMs: number;
  readonly timeoutMs: number;
  readonly site: Site | null;
}

export interface Refusal {
  readonly leaseId: number;
  readonly scopeId: string;
  readonly label: string;
  readonly atMs: number;
  readonly reason: "timed-out" | "error";
  readonly error: ErrorInfo;
}

export interface PoolState {
  readonly processId: number;
  readonly poolId: number;
  readonly max: number;
  readonly openedTotal: number;
  readonly timedOut: number;
  /** Sorted by id, which is the order of opening. */
  readonly connections: readonly Connection[];
  /** Requested, not yet granted or turned away; sorted by lease, which is the order of asking. */
  readonly checkouts: readonly Checkout[];
  /** How many more have asked than are kept one by one. */
  readonly checkoutsBeyond: number;
  /** Oldest first; the last of them are in view. */
  readonly refusals: readonly Refusal[];
  readonly ended: boolean;
  /** Its server process is gone: the picture is the last of it. */
  readonly processEnded: boolean;
}

/** Every pool of every process, and who there is to hold its connections. */
export interface PoolsState {
  readonly pools: readonly PoolState[];
  readonly scopes: ScopesState;
}

export const initialPools: PoolsState = { pools: [], scopes: initialScopes };

/**
 * How many are kept one by one, so that a program without measure costs the page no more memory than a picture is
 * worth. Far more than one shows.
 */
export const poolsLimit = { pools: 200, connections: 1_000, checkouts: 2_000 };

/** How many who were turned away stay in view. */
export const turnedAwayLimit = 50;
