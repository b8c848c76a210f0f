import type { SessionName } from "./script.ts";

/**
 * What keeps a session from answering: another's lock (or its place at the only backend), or a sleep of its own.
 * "nothing known" is a fault of the multiplexer's: it neither answers nor says why.
 */
export type Wait = "lock" | "sleep" | "nothing known";

/** One client's connection, bytes only. */
export interface Link {
  write(bytes: Uint8Array<ArrayBuffer>): void;
  /** Cuts the socket without a word. */
  cut(): void;
}

export interface LinkEvents {
  received(bytes: Uint8Array): void;
  /** The server has closed, or the cut is done. */
  closed(): void;
}

/** What a target must know of a session to say whether it is done. */
export interface SessionProgress {
  readonly name: SessionName;
  readonly pid: number;
  /** The server owes it nothing. */
  readonly isAnswered: boolean;
  /** Its client has cut the socket. */
  readonly isCut: boolean;
  /** Something has arrived in this step. */
  readonly hasHeard: boolean;
}

/** A Postgres that scripts are run against. */
export interface Target {
  connect(events: LinkEvents): Promise<Link>;
  /** Lets virtual time pass; a real server has its own. */
  advance(byMs: number): void;
  /**
   * Resolves when every session has answered, has gone or waits, and those of `until` have heard something; gives the
   * waits. Throws where that does not come true in time.
   */
  settle(sessions: readonly SessionProgress[], until: readonly SessionName[]): Promise<ReadonlyMap<SessionName, Wait>>;
}

/** The longest that a single event of a script is waited for, milliseconds. */
export const eventLimitMs = 10_000;
