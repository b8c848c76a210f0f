import type { SessionChange } from "../../../contract/database-protocol.ts";

/** The one Postgres backend behind all sessions. */
export interface Backend {
  /**
   * Runs protocol messages to their end and returns every byte answered.
   *
   * At once, not by promise: nothing can then come between two steps of one decision, so equal inputs give equal
   * outputs. `copyData` is put where SQL finds it as the file `copyPath`. Throws `BackendDiedError`.
   */
  exec(messages: Uint8Array, moment: Moment, copyData?: Uint8Array): Uint8Array;
}

export const copyPath = "/tmp/watertight-copy";

/** All that a statement can see of the world outside the database: run again at its moment, it does the same again. */
export interface Moment {
  /** The time that SQL's `now()` shall tell, Unix time in milliseconds. */
  readonly unixMs: number;
  /** Seeds the machine's randomness, as in `gen_random_uuid()`; a 32-bit integer. */
  readonly entropy: number;
}

/** The backend will never answer again; the database must be booted anew. */
export class BackendDiedError extends Error {
  override readonly name = "BackendDiedError";
  readonly code = "backend-died";
}

/** A clock of virtual milliseconds. */
export interface Timers {
  nowMs(): number;
  /** Calls `fire` once, unless cleared before. */
  set(delayMs: number, fire: () => void): TimerHandle;
}

export interface TimerHandle {
  clear(): void;
}

/** A client as the multiplexer sees it. */
export interface ClientLink {
  readonly timers: Timers;
  /** `costMs`: modelled time of the work behind the bytes. */
  send(bytes: Uint8Array<ArrayBuffer>, costMs: number): void;
  /** The server has ended the connection. */
  close(): void;
  report(change: SessionReport): void;
}

/** A SessionChange without the connection's id, which only the link knows. */
export type SessionReport = SessionChange extends infer Change
  ? Change extends SessionChange
    ? Omit<Change, "connectionId">
    : never
  : never;
