import type { CheckProgress } from "../../lesson/checking/check-runs.ts";
import type { CheckState } from "../../lesson/open-lesson.ts";

export type CheckTone = "none" | "running" | "passed" | "failed" | "unjudged" | "stale";

export function checkTone(state: CheckState): CheckTone {
  if (state.kind === "not-run") return "none";
  if (state.kind === "running") return "running";
  if (state.stale) return "stale";
  const { kind } = state.verdict.result;
  return kind === "not-judged" ? "unjudged" : kind;
}

export const toneWords: Readonly<Record<CheckTone, string>> = {
  none: "not run",
  running: "running",
  passed: "passed",
  failed: "failed",
  unjudged: "not judged",
  stale: "out of date",
};

/** `2 of 3 pass`, or how far the checks have come; says nothing before a first verdict. */
export function checkSummary(states: readonly CheckState[], progress: CheckProgress | null): string {
  if (progress) return `checking: ${progress.judged} of ${progress.of} judged`;
  if (!states.some((state) => state.kind === "judged")) return "";
  const passed = states.filter((state) => checkTone(state) === "passed").length;
  return `${passed} of ${states.length} pass`;
}
