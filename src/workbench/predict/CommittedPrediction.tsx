import { useEffect, useRef } from "preact/hooks";
import type { PlayableScenario } from "../../contract/sandbox.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import type { PredictionOutcome } from "../../lesson/predictions/prediction-desk.ts";
import type { Prediction } from "../../lesson/predictions/prediction-storage.ts";
import { outcomeWords } from "../words/prediction-words.ts";
import { Answers } from "./Answers.tsx";

interface CommittedPredictionProps {
  readonly lesson: OpenLesson;
  readonly scenario: PlayableScenario;
  readonly prediction: Prediction;
  readonly outcome: PredictionOutcome | null;
}

/** A prediction that cannot be changed any more, and what came of it. */
export function CommittedPrediction({ lesson, scenario, prediction, outcome }: CommittedPredictionProps) {
  const question = scenario.prediction;
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that committed it is gone, and the focus with it.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  const hasAnswered = question !== null && prediction.answer !== null;
  const sentence = outcome && outcomeWords(outcome, hasAnswered);
  const isWhole = outcome?.by === "played";
  return (
    <section class="predict" aria-label="Prediction">
      <h3 ref={heading} tabIndex={-1}>
        {question?.question ?? scenario.label}
      </h3>
      {question && (prediction.answer !== null || isWhole) && (
        <Answers
          question={question}
          chosen={prediction.answer}
          outcome={!isWhole ? "locked" : outcome.edited ? "starter-does" : "happened"}
        />
      )}
      <div class="predict-actions">
        <p class="predict-result">{sentence ?? (outcome ? "" : "Locked. It is compared once the scenario is over.")}</p>
        <button type="button" onClick={lesson.predictions.askAgain}>
          Predict again
        </button>
        <button type="button" class="link" onClick={lesson.predictions.dismiss}>
          Close
        </button>
      </div>
    </section>
  );
}
