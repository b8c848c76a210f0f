import type { Result } from "../contract/result.ts";
import type { Scenario } from "../contract/scenario.ts";
import type { TraceEvent } from "../contract/trace-event.ts";
import type { Check, Row, Verdict } from "./check.ts";

/** Why a scenario gave nothing to judge. */
export type DriveFailure =
  /** The learner's server ended in the middle: that is a verdict. */
  | {
      readonly kind: "server-ended";
      readonly message: string;
      readonly atMs: number | null;
      /** What happened up to then. */
      readonly trace: readonly TraceEvent[];
    }
  /** The engine failed, or the run was called off: that is none. */
  | { readonly kind: "not-driven"; readonly message: string };

export interface Driven {
  readonly trace: readonly TraceEvent[];
  /** Rows by the query that read them. */
  readonly rows: ReadonlyMap<string, readonly Row[]>;
}

/** Drives a scenario against the code under judgement, on a fresh server and a freshly seeded database. */
export type Drive = (scenario: Scenario, rowsSql: readonly string[]) => Promise<Result<Driven, DriveFailure>>;

export interface CheckRun {
  readonly checks: readonly Check[];
  readonly drive: Drive;
  /** Names the code that is judged. */
  readonly revision: number;
  readonly onStart?: (check: Check) => void;
  /** Every verdict as it falls, with the log that it was made from. */
  readonly onVerdict?: (verdict: Verdict, trace: readonly TraceEvent[]) => void;
}

/** Judges every check; those that share a scenario share its run, for one run of it is like another. */
export async function runChecks({ checks, drive, revision, onStart, onVerdict }: CheckRun): Promise<Verdict[]> {
  const verdicts = new Map<string, Verdict>();
  for (const [scenario, sharing] of Map.groupBy(checks, (check) => check.scenario)) {
    for (const check of sharing) onStart?.(check);
    const startedMs = performance.now();
    const driven = await drive(
      scenario,
      sharing.flatMap((check) => check.rowsSql ?? []),
    );
    const durationMs = performance.now() - startedMs;
    for (const check of sharing) {
      const verdict = { checkId: check.id, revision, result: judgeDriven(check, scenario, driven, durationMs) };
      verdicts.set(check.id, verdict);
      onVerdict?.(verdict, traceOf(driven));
    }
  }
  return checks.flatMap((check) => verdicts.get(check.id) ?? []);
}

/** What was recorded of a scenario, however it ended. */
export function traceOf(driven: Result<Driven, DriveFailure>): readonly TraceEvent[] {
  if (driven.ok) return driven.value.trace;
  return driven.error.kind === "server-ended" ? driven.error.trace : [];
}

/** One check's verdict on one driven scenario; an exception in its judgement is the check's fault, not the code's. */
export function judgeDriven(
  check: Check,
  scenario: Scenario,
  driven: Result<Driven, DriveFailure>,
  durationMs: number,
): Verdict["result"] {
  if (!driven.ok) {
    const { error } = driven;
    return error.kind === "server-ended"
      ? { kind: "failed", seen: error.message, atMs: error.atMs, durationMs }
      : { kind: "not-judged", message: error.message };
  }
  const { trace, rows } = driven.value;
  try {
    const finding = check.judge({ scenario, trace, rows: rows.get(check.rowsSql ?? "") ?? [] });
    return finding.outcome === "passed"
      ? { kind: "passed", seen: finding.seen, durationMs }
      : { kind: "failed", seen: finding.seen, atMs: finding.atMs, durationMs };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: "not-judged", message: `the check failed to judge: ${reason}` };
  }
}
