import type { ErrorInfo, Site } from "../../contract/trace-event.ts";

/** How a query of the lease went; `durationMs` is null while it runs. */
export interface QueryFact {
  readonly sql: string;
  readonly site: Site | null;
  readonly atMs: number;
  readonly durationMs: number | null;
  readonly error: ErrorInfo | null;
  /** Whoever ran it in the holder's place: a client that is kept is used by others. */
  readonly by: string | null;
}

/** How a socket of the holder's was closed. */
export interface CloseFact {
  readonly code: number;
  readonly by: "client" | "server" | "network";
}

/** How the holder ended. */
export interface EndFact {
  readonly atMs: number;
  readonly outcome: "returned" | "threw";
  readonly error: ErrorInfo | null;
  readonly close: CloseFact | null;
}

/** A station on the way of a lease, in the order of time. */
export type LeaseStep =
  | {
      readonly kind: "took";
      readonly atMs: number;
      readonly site: Site | null;
      readonly waitedMs: number;
      /** False where it waited for its connection to be opened and for nobody else. */
      readonly queued: boolean;
    }
  | ({ readonly kind: "query" } & QueryFact)
  | { readonly kind: "more-queries"; readonly atMs: number; readonly count: number }
  | { readonly kind: "transaction"; readonly atMs: number; readonly status: "none" | "open" | "failed" }
  | { readonly kind: "closed"; readonly atMs: number; readonly code: number; readonly by: CloseFact["by"] }
  | { readonly kind: "ended"; readonly atMs: number; readonly end: EndFact }
  | ({ readonly kind: "server-ended" } & ServerEndFact)
  | { readonly kind: "returned"; readonly atMs: number; readonly site: Site | null; readonly destroyed: boolean };

/**
 * What a release stands in that tells how it can be missed. A *finally* is missed where its try was not entered or where
 * the block itself was left before it; *how* tells which, where it is known. A *generator* stopped at its `yield`:
 * nothing resumed or ended it, or what was thrown in there left it by no finally. *promise-all*: one request for a lease failed, so what the others were lent has no name.
 */
export type ReleaseWithin =
  | { readonly kind: "plain" | "catch" | "condition" | "timer" | "disposer" | "promise-all" }
  | { readonly kind: "finally"; readonly how: "not-entered" | "left" | "either"; readonly tryLine: number }
  | { readonly kind: "generator"; readonly how: "dropped" | "thrown-into"; readonly yieldLine: number };

/** A line that gives leases back, and how many leases of the same taking line went by it for good. */
export interface SkippedRelease {
  readonly site: Site;
  readonly code: string;
  /** Leases whose holder ended without it, this one among them. */
  readonly timesSkipped: number;
  readonly within: ReleaseWithin;
  /** Lines between the last that is known to have run and this one by which the code may have left, in their order. */
  readonly exits: readonly Site[];
}

/**
 * Where the lease should have come back. *known*: other leases taken at the same line came back there, so often.
 * *unreached*: nobody's did; this is the line of the code that took it which gives it back, as far as its text tells.
 * *uncalled*: a line names the release without calling it. *closed*: a line ends the client in its place. *absent*: that
 * code has none. *pool*: the pool gives such leases back by itself. *unknown*: nothing can be said.
 */
export type ReleaseFact =
  | ({
      readonly kind: "known";
      readonly timesReached: number;
      /** The same holder came by there with a lease that it took later: the name meant that one by then. */
      readonly tookOver: boolean;
    } & SkippedRelease)
  | ({ readonly kind: "unreached" } & SkippedRelease)
  | { readonly kind: "uncalled" | "closed"; readonly site: Site; readonly code: string }
  | { readonly kind: "absent"; readonly file: string; readonly name: string | null }
  | { readonly kind: "pool" }
  | { readonly kind: "unknown" };

/** How the holder's server process ended. */
export interface ServerEndFact {
  readonly atMs: number;
  readonly reason: "stopped" | "uncaught-error" | "unresponsive";
  readonly error: ErrorInfo | null;
}

/** What is known of the lease that is out on a lane, or of the last one that was. */
export interface AutopsyReport {
  readonly leaseId: number;
  readonly scopeId: string;
  readonly holderLabel: string;
  /** True when the log no longer reaches back to the line that took it. */
  readonly beginsLater: boolean;
  readonly takenAtMs: number | null;
  readonly site: Site | null;
  readonly queries: number;
  /** Leases that the same holder took at the same line later. */
  readonly laterLeases: number;
  readonly lastQuery: QueryFact | null;
  readonly end: EndFact | null;
  /** Set once the process is gone: a holder that had not ended by then never will. */
  readonly serverEnd: ServerEndFact | null;
  readonly returned: { readonly atMs: number; readonly site: Site | null; readonly destroyed: boolean } | null;
  /** The generator that ran in the holder's scope when it took the lease. */
  readonly dependency: string | null;
  readonly steps: readonly LeaseStep[];
  readonly release: ReleaseFact;
}
