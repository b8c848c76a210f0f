import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { CheckState } from "../open-lesson.ts";
import type { PredictionState } from "../predictions/prediction-desk.ts";
import type { ScenarioState } from "../scenarios/scenario-desk.ts";
import { reportProgress } from "./report-progress.ts";

const judged = (checkId: string, kind: "passed" | "failed", stale = false): [string, CheckState] => [
  checkId,
  {
    kind: "judged",
    stale,
    verdict: {
      checkId,
      revision: 1,
      result: kind === "passed" ? { kind } : { kind, seen: "31 waits", atMs: 5, lanes: [] },
    },
  } as unknown as CheckState,
];

function watch({ own = true } = {}) {
  const checkStates = signal<ReadonlyMap<string, CheckState>>(new Map());
  const scenario = signal<ScenarioState>({ kind: "none" });
  const prediction = signal<PredictionState>({ kind: "none" });
  const told: string[] = [];
  const end = reportProgress({ checkStates, scenario, prediction, isOwn: () => own, tell: (fact) => told.push(fact) });
  return { checkStates, scenario, prediction, told, end };
}

test("each check that passes is told once, and the lesson is solved when all pass", () => {
  const { checkStates, told } = watch();
  checkStates.value = new Map([judged("a", "passed"), judged("b", "failed")]);
  checkStates.value = new Map([judged("a", "passed"), judged("b", "failed")]);
  expect(told).toEqual(["passed/a"]);
  checkStates.value = new Map([judged("a", "passed"), judged("b", "passed")]);
  expect(told).toEqual(["passed/a", "passed/b", "solved"]);
});

test("a verdict on older code counts for nothing, nor does one on somebody else's code or the solution", () => {
  const stale = watch();
  stale.checkStates.value = new Map([judged("a", "passed", true)]);
  expect(stale.told).toEqual([]);
  const foreign = watch({ own: false });
  foreign.checkStates.value = new Map([judged("a", "passed")]);
  expect(foreign.told).toEqual([]);
});

test("a scenario counts once it has ended, and nothing is told after the end", () => {
  const { scenario, told, end } = watch();
  scenario.value = { kind: "playing", id: "tabs-31", startedAtMs: 0, endsAtMs: 10 };
  expect(told).toEqual([]);
  scenario.value = { kind: "ended", id: "tabs-31", startedAtMs: 0, endedAtMs: 10, by: "played" };
  expect(told).toEqual(["ran/tabs-31"]);
  end();
  scenario.value = { kind: "ended", id: "other", startedAtMs: 0, endedAtMs: 10, by: "played" };
  expect(told).toHaveLength(1);
});
