import type { ErrorInfo, Site } from "../contract/trace-event.ts";

/**
 * What a lane of the pool shows. A lease is *held* while its holder lives, *outlived* once the holder has ended, and
 * *leaked* when that is proved: outlived, and nothing is left to run. It is *broken* when its connection was closed under
 * its holder. A query is *stray* when it runs on a connection that is lent to nobody: somebody kept a client too long.
 */
export type LaneState =
  | "empty"
  | "opening"
  | "idle"
  | "leased"
  | "query"
  | "idle-in-transaction"
  | "held"
  | "broken"
  | "stray"
  | "outlived"
  | "leaked"
  | "closing";

/** Who holds a lease or waits for one; `alive` is false once the request, socket or task has ended. */
export interface Holder {
  readonly scopeId: string;
  /** As people say it: `tab 31`, `GET /ping`. */
  readonly label: string;
  readonly alive: boolean;
}

export interface LaneSnapshot {
  /** 1-based place in the pool; a connection keeps it for life. */
  readonly lane: number;
  readonly state: LaneState;
  readonly connectionId: number | null;
  readonly pid: number | null;
  readonly leaseId: number | null;
  readonly holder: Holder | null;
  readonly takenAtMs: number | null;
  /** How long the lease has been out, milliseconds; null when there is none. */
  readonly ageMs: number | null;
  /** The line that took the lease. */
  readonly site: Site | null;
  readonly lastSql: string | null;
  readonly transaction: "none" | "open" | "failed";
  /** True while the connection waits for something that a real server would not make it wait for. */
  readonly waitsForBackend: boolean;
}

export interface WaiterSnapshot {
  readonly leaseId: number;
  readonly holder: Holder;
  readonly sinceMs: number;
  readonly waitedMs: number;
  /** 0 means that it waits for ever. */
  readonly timeoutMs: number;
  /** Milliseconds until it is turned away; null when it waits for ever. */
  readonly leftMs: number | null;
}

export interface TurnedAway {
  readonly leaseId: number;
  readonly holder: Holder;
  readonly atMs: number;
  readonly reason: "timed-out" | "error";
  readonly error: ErrorInfo;
}

/** A pool at one moment; numbers first, because they always stand beside the picture. */
export interface PoolSnapshot {
  readonly processId: number;
  readonly poolId: number;
  /** True once its server process is gone: what is shown is its last moment. */
  readonly processEnded: boolean;
  readonly max: number;
  readonly inUse: number;
  readonly idle: number;
  readonly waiting: number;
  readonly timedOut: number;
  /** Connections opened since the pool was made. */
  readonly openedTotal: number;
  readonly oldestLeaseMs: number | null;
  readonly lanes: readonly LaneSnapshot[];
  /** Connections that the pool may still open beyond those lanes: too many for a picture. */
  readonly lanesBeyond: number;
  /** Next in line first. */
  readonly deck: readonly WaiterSnapshot[];
  /** Newest first. */
  readonly turnedAway: readonly TurnedAway[];
}
