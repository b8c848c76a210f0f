import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { PlayableScenario } from "../../contract/sandbox.ts";
import { countsAt } from "../../trace/timeline/read-timeline.ts";
import type { TimelineState } from "../../trace/timeline/timeline-state.ts";
import type { ScenarioDesk, ScenarioState } from "../scenarios/scenario-desk.ts";
import { type CurveDifference, compareCurves, type SeenCurve } from "./compare-curves.ts";
import { type Curve, curvePoints, timeOfPoint } from "./curve.ts";
import { createPredictionStorage, type Prediction } from "./prediction-storage.ts";

/** What came of a prediction once its scenario was played to the end. */
export interface PredictionOutcome {
  /** Null where no curve was drawn. */
  readonly difference: CurveDifference | null;
  /** When the scenario began, virtual milliseconds: the difference's times count from there. */
  readonly startedAtMs: number;
  /** True when the server ran files that the learner had changed: the question is about the lesson's own. */
  readonly edited: boolean;
}

export type PredictionState =
  | { readonly kind: "none" }
  | { readonly kind: "asked"; readonly scenario: PlayableScenario; readonly draft: Prediction }
  | {
      readonly kind: "committed";
      readonly scenario: PlayableScenario;
      readonly prediction: Prediction;
      /** Null until it was played to its end in this visit. */
      readonly outcome: PredictionOutcome | null;
    };

/** A guess before the first run of a scenario, which it is then held against. */
export interface Predictions {
  readonly state: ReadonlySignal<PredictionState>;
  /** Plays a scenario; asks first where it was never predicted. */
  readonly choose: (id: string) => void;
  readonly answer: (index: number) => void;
  /** Null takes the curve away. */
  readonly sketch: (curve: Curve | null) => void;
  /** Locks the prediction, keeps it on this device, and plays. */
  readonly commit: () => void;
  readonly runWithout: () => void;
  readonly dismiss: () => void;
  /** Forgets what was predicted, and asks again. */
  readonly askAgain: () => void;
}

interface PredictionParts {
  readonly slug: string;
  readonly store: Storage | null;
  readonly scenarios: Pick<ScenarioDesk, "list" | "play"> & { readonly state: ReadonlySignal<ScenarioState> };
  readonly timeline: ReadonlySignal<TimelineState>;
  readonly isEdited: () => boolean;
}

const blank: Prediction = { answer: null, curve: null };

export function createPredictionDesk(parts: PredictionParts): Predictions & { dispose(): void } {
  const { scenarios, timeline } = parts;
  const storage = createPredictionStorage(parts.slug, parts.store);
  const known = new Map([...storage.load()].filter(([id]) => scenarios.list.some((scenario) => scenario.id === id)));
  /** Run without a prediction in this visit: whoever wants to watch again is not asked again. */
  const skipped = new Set<string>();
  const state = signal<PredictionState>({ kind: "none" });
  let edited = false;

  function play(id: string) {
    edited = parts.isEdited();
    scenarios.play(id);
  }

  const dispose = effect(() => {
    const { value: played } = scenarios.state;
    const course = timeline.value;
    const { value: shown } = state;
    if (shown.kind !== "committed" || played.kind !== "ended" || played.id !== shown.scenario.id) return;
    const { endMs } = shown.scenario.scenario;
    if (played.endedAtMs - played.startedAtMs < endMs) return;
    const { startedAtMs } = played;
    const { curve } = shown.prediction;
    const difference = curve && compareCurves(curve, readCourse(course, startedAtMs, endMs), endMs);
    const outcome = { difference, startedAtMs, edited };
    if (JSON.stringify(outcome) !== JSON.stringify(shown.outcome)) state.value = { ...shown, outcome };
  });

  function change(next: Partial<Prediction>) {
    const { value } = state;
    if (value.kind === "asked") state.value = { ...value, draft: { ...value.draft, ...next } };
  }

  return {
    state,
    dispose,
    choose(id) {
      const scenario = scenarios.list.find((candidate) => candidate.id === id);
      if (!scenario) return;
      const prediction = known.get(id);
      if (prediction) state.value = { kind: "committed", scenario, prediction, outcome: null };
      else if (skipped.has(id)) state.value = { kind: "none" };
      else {
        state.value = { kind: "asked", scenario, draft: blank };
        return;
      }
      play(id);
    },
    answer: (index) => change({ answer: index }),
    sketch: (curve) => change({ curve }),
    commit() {
      const { value } = state;
      if (value.kind !== "asked" || (value.draft.answer === null && value.draft.curve === null)) return;
      const { scenario, draft } = value;
      known.set(scenario.id, draft);
      storage.save(known);
      state.value = { kind: "committed", scenario, prediction: draft, outcome: null };
      play(scenario.id);
    },
    runWithout() {
      const { value } = state;
      if (value.kind !== "asked") return;
      skipped.add(value.scenario.id);
      state.value = { kind: "none" };
      play(value.scenario.id);
    },
    dismiss() {
      state.value = { kind: "none" };
    },
    askAgain() {
      const { value } = state;
      if (value.kind !== "committed") return;
      known.delete(value.scenario.id);
      storage.save(known);
      state.value = { kind: "asked", scenario: value.scenario, draft: blank };
    },
  };
}

function readCourse(course: TimelineState, startedAtMs: number, endMs: number): SeenCurve {
  const counts = Array.from({ length: curvePoints }, (_, point) =>
    countsAt(course, startedAtMs + timeOfPoint(point, endMs)),
  );
  return {
    inUse: counts.map(({ inUse }) => inUse),
    waiting: counts.map(({ waiting }) => waiting),
    max: Math.max(...counts.map(({ max }) => max)),
  };
}
