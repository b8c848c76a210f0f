import type { PresenterStep } from "../../content/trainer/presenter-content.ts";
import { CodeText } from "../CodeText.tsx";

/** What to say and to ask in a step, and what to break. */
export function StepText({ step }: { readonly step: PresenterStep }) {
  return (
    <div class="step-text">
      {step.say.map((paragraph) => (
        <p key={paragraph} class="step-say">
          <CodeText text={paragraph} />
        </p>
      ))}
      {step.ask.map(({ question, answers }) => (
        <section key={question} class="step-ask">
          <h3>
            <span class="step-label">Ask</span> <CodeText text={question} />
          </h3>
          <dl>
            {answers.map(({ says, reveals }) => (
              <div key={says}>
                <dt>
                  “<CodeText text={says} />”
                </dt>
                <dd>
                  <CodeText text={reveals} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {step.breakLive && (
        <section class="step-break">
          <h3>
            <span class="step-label">Break it live</span>
          </h3>
          <p>
            <CodeText text={step.breakLive} />
          </p>
        </section>
      )}
    </div>
  );
}
