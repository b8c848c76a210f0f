/**
 * Messages between one server process (its harness) and the database worker, over one port.
 *
 * One port for all connections keeps their order. Every message to the database carries a growing `messageId`; the
 * database answers `settled` with the newest id once everything up to it has taken effect or is parked (in a queue,
 * on a lock, on a timer), which is how the clock knows that nothing is in flight. Times are virtual milliseconds.
 */

export type ServerToDatabase = { readonly messageId: number; readonly atMs: number } & (
  | { readonly kind: "connect"; readonly connectionId: number }
  | { readonly kind: "bytes"; readonly connectionId: number; readonly bytes: Uint8Array<ArrayBuffer> }
  /** The client's side is gone: roll back, free the session's slot. */
  | { readonly kind: "disconnect"; readonly connectionId: number }
  | { readonly kind: "timer-fired"; readonly timerId: number }
  /** Of several processes whose clocks are kept in step: nothing is left to do at the present moment. */
  | ({ readonly kind: "resting" } & Rest)
);

/** Where a process stands whose clock is kept in step with others'. */
export interface Rest {
  /** The newest post of the database's that it has worked off: an older one makes this word outdated. */
  readonly postId: number;
  /** How many commands for all processes it has heard: none moves while another has not heard the same. */
  readonly commandCount: number;
  /** Its next moment, virtual milliseconds; null when only others can wake it. */
  readonly dueMs: number | null;
  /** False while the wall clock holds it back. */
  readonly isDue: boolean;
}

export type DatabaseToServer =
  | { readonly kind: "connected"; readonly connectionId: number; readonly costMs: number }
  /** `costMs` is the modelled time of the work behind these bytes, never the machine's. */
  | {
      readonly kind: "bytes";
      readonly connectionId: number;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly costMs: number;
    }
  | { readonly kind: "disconnected"; readonly connectionId: number }
  | { readonly kind: "timer-set"; readonly timerId: number; readonly delayMs: number }
  | { readonly kind: "timer-cleared"; readonly timerId: number }
  | { readonly kind: "session"; readonly change: SessionChange }
  | { readonly kind: "settled"; readonly messageId: number }
  /** Leave to move to the moment that `resting` asked for. */
  | { readonly kind: "advance" }
  /** What follows was brought about by another process, at this moment. */
  | { readonly kind: "moment"; readonly atMs: number }
  /** Heads each post to a process whose clock is kept in step. */
  | { readonly kind: "posted"; readonly postId: number };

/** What the database posts at a time: all that one message has brought about, with its `settled` at the end. */
export type DatabasePost = readonly DatabaseToServer[];

/** Named as in `pg_stat_activity.state` (PostgreSQL manual, "The Cumulative Statistics System"). */
export type SessionState = "active" | "idle" | "idle in transaction" | "idle in transaction (aborted)";

/**
 * Why a session waits. `single-backend` is the one wait that a real server would not have: PGlite has one backend.
 */
export type SessionWait = "single-backend" | "lock" | "sleep" | "latency";

export type SessionChange =
  | { readonly kind: "session-opened"; readonly connectionId: number; readonly pid: number }
  | { readonly kind: "session-refused"; readonly connectionId: number; readonly code: string; readonly message: string }
  | {
      readonly kind: "session-state";
      readonly connectionId: number;
      readonly pid: number;
      readonly state: SessionState;
      readonly query: string;
    }
  | { readonly kind: "wait-started"; readonly connectionId: number; readonly pid: number; readonly reason: SessionWait }
  | { readonly kind: "wait-ended"; readonly connectionId: number; readonly pid: number; readonly reason: SessionWait }
  | {
      readonly kind: "session-closed";
      readonly connectionId: number;
      readonly pid: number;
      readonly rolledBack: boolean;
    };
