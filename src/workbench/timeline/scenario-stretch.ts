import type { PlayableScenario } from "../../contract/sandbox.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import type { Curve } from "../../lesson/predictions/curve.ts";

/** The curve to lay over the run, and the time that has to be in view. */
export interface PredictedCurve {
  readonly curve: Curve | null;
  readonly startedAtMs: number;
  readonly durationMs: number;
  /** Undefined where no scenario sets the time shown. */
  readonly endMs: number | undefined;
  /** True while the two are compared: the time shown ends with the scenario, though the server runs on. */
  readonly compared: boolean;
}

const none: PredictedCurve = { curve: null, startedAtMs: 0, durationMs: 1, endMs: undefined, compared: false };

/** The scenario on show is the one that plays, or played last on this server. */
export function choosePredicted(
  prediction: OpenLesson["predictions"]["state"]["value"],
  scenario: OpenLesson["scenarios"]["state"]["value"],
  list: readonly PlayableScenario[],
): PredictedCurve {
  if (scenario.kind === "none") return none;
  const durationMs = list.find(({ id }) => id === scenario.id)?.scenario.endMs;
  if (durationMs === undefined) return none;
  const { startedAtMs } = scenario;
  const isIts = prediction.kind === "committed" && prediction.scenario.id === scenario.id;
  const curve = isIts ? prediction.prediction.curve : null;
  const compared = isIts && prediction.outcome !== null;
  return { curve, startedAtMs, durationMs, endMs: startedAtMs + durationMs, compared };
}
