import type { CheckState } from "../../lesson/open-lesson.ts";

export type CheckTone = "none" | "running" | "passed" | "failed" | "stale";

export function checkTone(state: CheckState): CheckTone {
  if (state.kind === "not-run") return "none";
  if (state.kind === "running") return "running";
  if (state.stale) return "stale";
  return state.verdict.result.kind === "passed" ? "passed" : "failed";
}

export const toneWords: Readonly<Record<CheckTone, string>> = {
  none: "not run",
  running: "running",
  passed: "passed",
  failed: "failed",
  stale: "out of date",
};

/** `2 of 3 pass`; says nothing before a first verdict. */
export function checkSummary(states: readonly CheckState[]): string {
  if (!states.some((state) => state.kind === "judged")) return "";
  const passed = states.filter((state) => checkTone(state) === "passed").length;
  return `${passed} of ${states.length} pass`;
}
