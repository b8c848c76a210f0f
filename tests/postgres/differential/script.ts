/** A conversation of several sessions with a Postgres, as data: the same steps are run here and on a real server. */
export interface Script {
  /** Names its fixture's file. */
  readonly id: string;
  /** A claim about what a Postgres does. */
  readonly name: string;
  /** Run before the sessions connect. */
  readonly seed: string;
  /** Parameters that a session's client sends at startup, besides the common ones. */
  readonly startup?: Readonly<Partial<Record<SessionName, Readonly<Record<string, string>>>>>;
  readonly steps: readonly Step[];
}

export type SessionName = "a" | "b" | "c" | "d" | "e";

/** One move; it is over when every session has answered or waits. */
export interface Step {
  readonly action: Action;
  /**
   * Sessions that hear something in this step although they were not asked, such as a notification or a time-out's
   * error. The multiplexer answers at once; on a real server the step waits for them.
   */
  readonly until: readonly SessionName[];
  /** What the multiplexer says instead, by design. */
  readonly departure?: Departure;
}

/** A difference that is meant. The test fails where it is not declared, and where it no longer occurs. */
export interface Departure {
  /** The step's lines in the multiplexer's transcript. */
  readonly here: readonly string[];
  readonly because: string;
}

export type Action =
  /** All messages leave in one write. */
  | { readonly kind: "send"; readonly session: SessionName; readonly messages: readonly ClientMessage[] }
  /** The client's socket is cut without a word. */
  | { readonly kind: "drop"; readonly session: SessionName }
  /** A CancelRequest with the session's pid and secret, over a connection of its own. */
  | { readonly kind: "cancel"; readonly session: SessionName }
  /** Time passes until a limit set by the script has run out; a real server's clock needs no moving. */
  | { readonly kind: "advance"; readonly byMs: number }
  /** Nothing is sent. */
  | { readonly kind: "observe" };

/** `{pid b}` in an SQL text stands for that session's pid. An empty name is the unnamed statement or portal. */
export type ClientMessage =
  | { readonly kind: "query"; readonly sql: string }
  | {
      readonly kind: "parse";
      readonly statement: string;
      readonly sql: string;
      /** Type OIDs of the parameters; 0 or none leaves the choice to the server. */
      readonly typeOids: readonly number[];
    }
  | {
      readonly kind: "bind";
      readonly portal: string;
      readonly statement: string;
      readonly values: readonly (string | null)[];
    }
  | { readonly kind: "describe" | "close"; readonly target: "statement" | "portal"; readonly name: string }
  /** `maxRows` 0 means all. */
  | { readonly kind: "execute"; readonly portal: string; readonly maxRows: number }
  | { readonly kind: "sync" }
  | { readonly kind: "flush" }
  | { readonly kind: "copy-data"; readonly text: string }
  | { readonly kind: "copy-done" }
  | { readonly kind: "copy-fail"; readonly reason: string }
  | { readonly kind: "terminate" };
