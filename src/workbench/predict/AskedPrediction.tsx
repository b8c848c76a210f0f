import { useEffect, useId, useRef } from "preact/hooks";
import type { PlayableScenario } from "../../contract/sandbox.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import type { Prediction } from "../../lesson/predictions/prediction-storage.ts";
import { Answers } from "./Answers.tsx";
import { highestOf } from "./highest-of.ts";
import { SketchPad } from "./SketchPad.tsx";

interface AskedPredictionProps {
  readonly lesson: OpenLesson;
  readonly scenario: PlayableScenario;
  readonly draft: Prediction;
}

/** The question of a scenario that was never predicted: an answer, a curve, or both. */
export function AskedPrediction({ lesson, scenario, draft }: AskedPredictionProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { predictions } = lesson;
  // Whoever pressed a scenario's button finds its question, wherever that stands.
  useEffect(() => heading.current?.focus(), []);
  const ready = draft.answer !== null || draft.curve !== null;
  const { prediction } = scenario;
  // The question goes: whoever answered it by keyboard is led back to where it was asked for.
  const leaveBy = (leave: () => void) => () => {
    document.querySelector<HTMLElement>(`[data-scenario="${CSS.escape(scenario.id)}"]`)?.focus({ preventScroll: true });
    leave();
  };
  return (
    <section class="predict" aria-label="Prediction">
      <h3 ref={heading} tabIndex={-1}>
        {prediction?.question ?? `${scenario.label}: how many connections will be in use?`}
      </h3>
      {prediction && (
        <Answers question={prediction} chosen={draft.answer} onChoose={predictions.answer} outcome="open" />
      )}
      <SketchPad
        curve={draft.curve}
        durationMs={scenario.scenario.endMs}
        highest={highestOf(scenario.scenario, lesson.timeline.state.peek())}
        onSketch={predictions.sketch}
      />
      <div class="predict-actions">
        <button
          type="button"
          class="primary"
          disabled={!ready}
          aria-describedby={`${id}why`}
          onClick={predictions.commit}
        >
          Commit and run
        </button>
        <button type="button" class="link" onClick={leaveBy(predictions.runWithout)}>
          Run without predicting
        </button>
        <button type="button" class="link" onClick={leaveBy(predictions.dismiss)}>
          Not now
        </button>
        <p id={`${id}why`} class="predict-why">
          {ready
            ? "It is locked once you commit."
            : `${prediction ? "Choose an answer or draw a curve" : "Draw a curve first"}: the scenario waits for it. Run starts the server alone.`}
        </p>
      </div>
    </section>
  );
}
