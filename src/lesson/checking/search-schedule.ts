import type { Check, Verdict } from "../../checks/check.ts";
import { type Drive, judgeDriven, traceOf } from "../../checks/run-checks.ts";
import { type Shrunk, shrinkScenario } from "../../checks/shrink/shrink-scenario.ts";
import { startOf } from "../../checks/trace-queries.ts";
import type { Scenario } from "../../contract/scenario.ts";
import type { TraceEvent } from "../../contract/trace-event.ts";

/** How a schedule fails, with the log that shows it. */
export interface FailingRun {
  readonly seen: string;
  readonly atMs: number | null;
  readonly trace: readonly TraceEvent[];
}

export interface ScheduleSearch {
  readonly check: Check;
  /** How the check's whole scenario failed. */
  readonly failure: FailingRun;
  readonly learner: Drive;
  /** The lesson's own program: a schedule under which that fails as well proves nothing. */
  readonly solution: Drive;
  readonly mayTry: (tried: number) => boolean;
}

/** The shortest schedule under which the learner's program fails a check that the lesson's solution passes. */
export function searchSchedule(search: ScheduleSearch): Promise<Shrunk<FailingRun>> {
  const { check, failure, learner, solution } = search;
  const rowsSql = check.rowsSql === undefined ? [] : [check.rowsSql];
  let engineFailed = false;

  async function judge(drive: Drive, candidate: Scenario) {
    const driven = await drive(candidate, rowsSql);
    engineFailed ||= !driven.ok && driven.error.kind === "not-driven";
    const result: Verdict["result"] = judgeDriven(check, candidate, driven, 0);
    return { result, trace: traceOf(driven), ended: !driven.ok };
  }

  const wholeEnded = !failure.trace.some(({ kind }) => kind === "scenario-ended");
  return shrinkScenario<FailingRun>({
    scenario: check.scenario,
    failure,
    async tryOut(candidate) {
      const { result, trace, ended } = await judge(learner, candidate);
      // A server that ends is another failure than one that answers wrongly.
      if (result.kind !== "failed" || ended !== wholeEnded) return null;
      const oracle = await judge(solution, candidate);
      return oracle.result.kind === "passed" ? { seen: result.seen, atMs: result.atMs, trace } : null;
    },
    knownAtMs: ({ atMs, trace }) => (atMs === null ? null : atMs - startOf(trace)),
    mayTry: (tried) => !engineFailed && search.mayTry(tried),
  });
}
