import type { Result } from "../contract/result.ts";
import type { Scenario } from "../contract/scenario.ts";
import type { Check, Evidence, Verdict } from "./check.ts";

/** Why a scenario gave nothing to judge. */
export type DriveFailure =
  /** The learner's server ended in the middle: that is a verdict. */
  | { readonly kind: "server-ended"; readonly message: string; readonly atMs: number | null }
  /** The engine failed, or the run was called off: that is none. */
  | { readonly kind: "not-driven"; readonly message: string };

/** Drives a scenario against the code under judgement, on a fresh server and a freshly seeded database. */
export type Drive = (scenario: Scenario, rowsSql: string | null) => Promise<Result<Evidence, DriveFailure>>;

/** Runs one check; `revision` names the code that was judged. */
export async function runCheck(check: Check, drive: Drive, revision: number): Promise<Verdict> {
  const startedMs = performance.now();
  const driven = await drive(check.scenario, check.rowsSql ?? null);
  const durationMs = performance.now() - startedMs;
  const stamp = { checkId: check.id, revision };
  if (!driven.ok) {
    const { error } = driven;
    return error.kind === "server-ended"
      ? { ...stamp, result: { kind: "failed", seen: error.message, atMs: error.atMs, durationMs } }
      : { ...stamp, result: { kind: "not-judged", message: error.message } };
  }
  const finding = check.judge(driven.value);
  return finding.outcome === "passed"
    ? { ...stamp, result: { kind: "passed", seen: finding.seen, durationMs } }
    : { ...stamp, result: { kind: "failed", seen: finding.seen, atMs: finding.atMs, durationMs } };
}
