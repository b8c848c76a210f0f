import { useEffect, useRef } from "preact/hooks";
import { ActivityList } from "./ActivityList.tsx";
import type { PresenterDesk } from "./presenter-desk.ts";
import { StepText } from "./StepText.tsx";
import { toClockText } from "./spent-time.ts";

/** The notes of the step that is shown, and what comes after it. */
export function StepNotes({ desk }: { readonly desk: PresenterDesk }) {
  const { steps, stepIndex, content } = desk;
  const index = stepIndex.value;
  const step = steps[index];
  const top = useRef<HTMLHeadingElement>(null);
  const shown = useRef(index);
  useEffect(() => {
    // A new step begins at its beginning, whatever was scrolled.
    if (shown.current !== index) top.current?.scrollIntoView({ block: "nearest" });
    shown.current = index;
  }, [index]);
  if (!step) return null;
  const next = steps[index + 1];
  return (
    <>
      <article class="step" aria-live="off">
        <p class="step-kicker">
          Step {index + 1} of {steps.length}, {toClockText(step.seconds)} planned
        </p>
        <h2 ref={top}>{step.title}</h2>
        {index === 0 && (
          <p class="step-aim">
            <span class="step-label">Aim</span> {content.aim}
          </p>
        )}
        <StepText step={step} />
        <ActivityList desk={desk} step={step} />
        <p class="step-short">
          <span class="step-label">If time is short</span> {content.ifShort}
        </p>
      </article>
      <div class="step-turn">
        <button type="button" disabled={index === 0} onClick={() => desk.goToStep(index - 1)}>
          ← Back
        </button>
        <p>
          {next ? (
            <>
              Next: <strong>{next.title}</strong>
            </>
          ) : (
            "This is the last step."
          )}
        </p>
        <button type="button" class="primary" disabled={!next} onClick={() => desk.goToStep(index + 1)}>
          Next →
        </button>
      </div>
    </>
  );
}
