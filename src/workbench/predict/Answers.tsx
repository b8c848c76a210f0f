import { useId } from "preact/hooks";
import type { PredictionQuestion } from "../../contract/sandbox.ts";

interface AnswersProps {
  readonly question: PredictionQuestion;
  readonly chosen: number | null;
  /** `open` may be chosen; `locked` is committed; the others are what it was compared with. */
  readonly outcome: "open" | "locked" | "happened" | "starter-does";
  readonly onChoose?: (index: number) => void;
}

/** The answers to choose from; afterwards which one was chosen and which one came true. */
export function Answers({ question, chosen, outcome, onChoose }: AnswersProps) {
  const name = useId();
  const compared = outcome === "happened" || outcome === "starter-does";
  return (
    <fieldset class="answers" aria-label={question.question} disabled={outcome !== "open"}>
      {question.answers.map(({ text, happens, why }, index) => (
        <div key={text} class={`answer ${chosen === index ? "answer-chosen" : ""}`}>
          <label>
            <input type="radio" name={name} checked={chosen === index} onChange={() => onChoose?.(index)} />
            <span>{text}</span>
          </label>
          <span class="answer-note">
            {chosen === index && outcome !== "open" && <b class="answer-yours">your prediction</b>}
            {compared && happens && (
              <b class="answer-happens">
                {outcome === "happened" ? "what happened" : "what the lesson’s own code does"}
              </b>
            )}
          </span>
          {compared && (chosen === index || happens) && <p class="answer-why">{why}</p>}
        </div>
      ))}
    </fieldset>
  );
}
