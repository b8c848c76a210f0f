import type { CheckSummary } from "../contract/sandbox.ts";
import type { Scenario } from "../contract/scenario.ts";
import type { TraceEvent } from "../contract/trace-event.ts";

/** A row read from the database after a scenario; values as `JSON.parse` gives them. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * What a check looks at: the scenario that was driven, the whole log of it, and the rows its query read afterwards. The
 * scenario may be a smaller one than the check names: a search for the shortest schedule that still fails leaves out
 * tabs and steps, so a judgement counts what was asked for and names no number of its own.
 */
export interface Evidence {
  readonly scenario: Scenario;
  readonly trace: readonly TraceEvent[];
  readonly rows: readonly Row[];
}

/**
 * One finding; `seen` is short and exact, for a mutant declares the very text it must produce. `atMs` is the moment at
 * which it could be known, milliseconds since the server's start; null where any moment shows it.
 */
export type Finding =
  | { readonly outcome: "passed"; readonly seen: string }
  | { readonly outcome: "failed"; readonly seen: string; readonly atMs: number | null };

/**
 * A judgement of behaviour: drive the scenario against the learner's server, then look at the log and the rows, never
 * at the source. Any right program passes. Mutants declare failures by `id`; `title` is a claim.
 */
export interface Check extends Readonly<CheckSummary> {
  readonly scenario: Scenario;
  /** Read after the scenario; its rows come with the evidence. */
  readonly rowsSql?: string;
  readonly judge: (evidence: Evidence) => Finding;
}

/** A verdict, stamped with the revision of the code that it judged, so that a stale one can be told. */
export interface Verdict {
  readonly checkId: string;
  readonly revision: number;
  readonly result:
    | { readonly kind: "passed"; readonly seen: string; readonly durationMs: number }
    | { readonly kind: "failed"; readonly seen: string; readonly atMs: number | null; readonly durationMs: number }
    /** An engine failed, or the judgement itself threw: nothing is said about the code. */
    | { readonly kind: "not-judged"; readonly message: string };
}
