import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { PlayableScenario } from "../../contract/sandbox.ts";
import { countsAt } from "../../trace/timeline/read-timeline.ts";
import type { TimelineState } from "../../trace/timeline/timeline-state.ts";
import type { ScenarioDesk, ScenarioEnding, ScenarioState } from "../scenarios/scenario-desk.ts";
import { type CurveDifference, compareCurves, type SeenCurve } from "./compare-curves.ts";
import { type Curve, pointsWithin, timeOfPoint } from "./curve.ts";
import { createPredictionStorage, type Prediction } from "./prediction-storage.ts";
import { createSkippedStorage } from "./skipped-storage.ts";

/** What came of a prediction once its scenario was over, as far as it was played. */
export interface PredictionOutcome {
  /** Null where no curve was drawn, or the scenario ended before there was anything to compare. */
  readonly difference: CurveDifference | null;
  /** When the scenario began, virtual milliseconds: the difference's times count from there. */
  readonly startedAtMs: number;
  /** How far it was played, virtual milliseconds from its start. */
  readonly playedMs: number;
  readonly by: ScenarioEnding;
  /** True when the server ran files that the learner had changed: the question is about the lesson's own. */
  readonly edited: boolean;
}

export type PredictionState =
  | { readonly kind: "none" }
  | { readonly kind: "asked"; readonly scenario: PlayableScenario; readonly draft: Prediction }
  /** Run without a prediction in this visit. */
  | { readonly kind: "skipped"; readonly scenario: PlayableScenario }
  | {
      readonly kind: "committed";
      readonly scenario: PlayableScenario;
      readonly prediction: Prediction;
      /** Null until it was played in this visit. */
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
  /** Forgets what was predicted, or that nothing was, and asks again. */
  readonly askAgain: () => void;
}

interface PredictionParts {
  readonly slug: string;
  readonly store: Storage | null;
  /** For as long as the visit lasts. */
  readonly visitStore: Storage | null;
  readonly scenarios: Pick<ScenarioDesk, "list" | "play"> & { readonly state: ReadonlySignal<ScenarioState> };
  readonly timeline: ReadonlySignal<TimelineState>;
  readonly isEdited: () => boolean;
}

const blank: Prediction = { answer: null, curve: null };

/** One moment alone is no course. */
const fewestPoints = 2;

export function createPredictionDesk(parts: PredictionParts): Predictions & { dispose(): void } {
  const { scenarios, timeline } = parts;
  const storage = createPredictionStorage(parts.slug, parts.store);
  const known = new Map([...storage.load()].filter(([id]) => scenarios.list.some((scenario) => scenario.id === id)));
  const skips = createSkippedStorage(parts.slug, parts.visitStore);
  /** Whoever wants to watch again in this visit is not asked again. */
  const skipped = new Set(skips.load());
  const state = signal<PredictionState>({ kind: "none" });
  let edited = false;

  function play(next: Extract<PredictionState, { kind: "committed" | "skipped" }>) {
    edited = parts.isEdited();
    // The former run ends with it, and is not what comes of this one.
    void scenarios.play(next.scenario.id);
    state.value = next;
  }

  function skip(id: string, isSkipped: boolean) {
    if (isSkipped) skipped.add(id);
    else skipped.delete(id);
    skips.save(skipped);
  }

  const dispose = effect(() => {
    const { value: played } = scenarios.state;
    const course = timeline.value;
    const { value: shown } = state;
    if (shown.kind !== "committed" || played.kind !== "ended" || played.id !== shown.scenario.id) return;
    const { endMs } = shown.scenario.scenario;
    const { startedAtMs, by } = played;
    const playedMs = Math.min(endMs, Math.max(0, played.endedAtMs - startedAtMs));
    const points = pointsWithin(playedMs, endMs);
    const curve = points < fewestPoints ? null : (shown.prediction.curve?.slice(0, points) ?? null);
    const difference = curve && compareCurves(curve, readCourse(course, startedAtMs, endMs, points), endMs);
    const outcome = { difference, startedAtMs, playedMs, by, edited };
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
      if (prediction) play({ kind: "committed", scenario, prediction, outcome: null });
      else if (skipped.has(id)) play({ kind: "skipped", scenario });
      else state.value = { kind: "asked", scenario, draft: blank };
    },
    answer: (index) => change({ answer: index }),
    sketch: (curve) => change({ curve }),
    commit() {
      const { value } = state;
      if (value.kind !== "asked" || (value.draft.answer === null && value.draft.curve === null)) return;
      const { scenario, draft } = value;
      known.set(scenario.id, draft);
      storage.save(known);
      skip(scenario.id, false);
      play({ kind: "committed", scenario, prediction: draft, outcome: null });
    },
    runWithout() {
      const { value } = state;
      if (value.kind !== "asked") return;
      skip(value.scenario.id, true);
      play({ kind: "skipped", scenario: value.scenario });
    },
    dismiss() {
      state.value = { kind: "none" };
    },
    askAgain() {
      const { value } = state;
      if (value.kind !== "committed" && value.kind !== "skipped") return;
      if (known.delete(value.scenario.id)) storage.save(known);
      state.value = { kind: "asked", scenario: value.scenario, draft: blank };
    },
  };
}

function readCourse(course: TimelineState, startedAtMs: number, endMs: number, points: number): SeenCurve {
  const counts = Array.from({ length: points }, (_, point) =>
    countsAt(course, startedAtMs + timeOfPoint(point, endMs)),
  );
  return {
    inUse: counts.map(({ inUse }) => inUse),
    waiting: counts.map(({ waiting }) => waiting),
    max: Math.max(...counts.map(({ max }) => max)),
  };
}
