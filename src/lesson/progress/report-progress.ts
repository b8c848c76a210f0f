import { effect, type ReadonlySignal } from "@preact/signals";
import type { ProgressFact } from "../../contract/progress-fact.ts";
import type { CheckState } from "../open-lesson.ts";
import type { PredictionState } from "../predictions/prediction-desk.ts";
import type { ScenarioState } from "../scenarios/scenario-desk.ts";

interface ReportParts {
  readonly checkStates: ReadonlySignal<ReadonlyMap<string, CheckState>>;
  readonly scenario: ReadonlySignal<ScenarioState>;
  readonly prediction: ReadonlySignal<PredictionState>;
  /** True while the files are the learner's: neither somebody else's nor the lesson's solution. */
  readonly isOwn: () => boolean;
  readonly tell: (fact: ProgressFact) => void;
}

/** Tells each thing that a learner did, once a visit; gives back what ends the telling. */
export function reportProgress({ checkStates, scenario, prediction, isOwn, tell }: ReportParts): () => void {
  const told = new Set<ProgressFact>();
  function tellOnce(fact: ProgressFact) {
    if (told.has(fact)) return;
    told.add(fact);
    tell(fact);
  }
  const endings = [
    effect(() => {
      const states = [...checkStates.value];
      const passed = states.filter(([, state]) => hasPassed(state));
      // A verdict that is not stale judged the files on show.
      if (passed.length === 0 || !isOwn()) return;
      for (const [id] of passed) tellOnce(`passed/${id}`);
      if (passed.length === states.length) tellOnce("solved");
    }),
    effect(() => {
      if (scenario.value.kind === "ended") tellOnce(`ran/${scenario.value.id}`);
    }),
    effect(() => {
      if (prediction.value.kind === "committed") tellOnce(`predicted/${prediction.value.scenario.id}`);
    }),
  ];
  return () => {
    for (const end of endings) end();
  };
}

const hasPassed = (state: CheckState): boolean =>
  state.kind === "judged" && !state.stale && state.verdict.result.kind === "passed";
