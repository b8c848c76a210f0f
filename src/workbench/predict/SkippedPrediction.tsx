import type { PlayableScenario } from "../../contract/sandbox.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";

interface SkippedPredictionProps {
  readonly lesson: OpenLesson;
  readonly scenario: PlayableScenario;
}

/** Says that the scenario on show was not predicted in this visit, and how to do it after all. */
export function SkippedPrediction({ lesson, scenario }: SkippedPredictionProps) {
  return (
    <section class="predict predict-skipped" aria-label="Prediction">
      <p>
        <b>Not predicted:</b> {scenario.label}
      </p>
      <button type="button" onClick={lesson.predictions.askAgain}>
        Predict after all
      </button>
      <button type="button" class="link" onClick={lesson.predictions.dismiss}>
        Close
      </button>
    </section>
  );
}
