import type { PlayableScenario } from "../../contract/sandbox.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import type { Curve } from "../../lesson/predictions/curve.ts";

/** The part of the run in which a scenario plays, or played last. */
export interface ScenarioStretch {
  readonly label: string;
  readonly startedAtMs: number;
  readonly durationMs: number;
  /** Where it was cut short; null while it plays, and where it was played through. */
  readonly stoppedAtMs: number | null;
  /** What was drawn beforehand, to lay over it. */
  readonly curve: Curve | null;
  /** True beside a prediction: the stretch keeps its place in the chart, however long the server runs on. */
  readonly keepsPlace: boolean;
}

export const plannedEndMs = ({ startedAtMs, durationMs }: ScenarioStretch): number => startedAtMs + durationMs;

/** Null where no scenario was played on the server that is on show. */
export function chooseStretch(
  prediction: OpenLesson["predictions"]["state"]["value"],
  scenario: OpenLesson["scenarios"]["state"]["value"],
  list: readonly PlayableScenario[],
): ScenarioStretch | null {
  if (scenario.kind === "none") return null;
  const played = list.find(({ id }) => id === scenario.id);
  if (!played) return null;
  const isPredicted = prediction.kind === "committed" && prediction.scenario.id === scenario.id;
  return {
    label: played.label,
    startedAtMs: scenario.startedAtMs,
    durationMs: played.scenario.endMs,
    stoppedAtMs: scenario.kind === "ended" && scenario.by !== "played" ? scenario.endedAtMs : null,
    curve: isPredicted ? prediction.prediction.curve : null,
    keepsPlace: isPredicted,
  };
}
