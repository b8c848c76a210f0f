import type { PresenterQuestion } from "../../content/trainer/presenter-content.ts";
import { CodeText } from "../CodeText.tsx";
import { letterOf } from "../poll/poll-bars.ts";
import type { PresenterDesk } from "./presenter-desk.ts";

const origins: Record<PresenterQuestion["from"], string> = {
  text: "Prediction of the text",
  scenario: "Before the scenario",
  quiz: "Quiz",
};

/** The lesson's questions with their answers; each can be put before the room. */
export function QuestionControls({ desk }: { readonly desk: PresenterDesk }) {
  const { questions } = desk.content;
  if (questions.length === 0) return null;
  return (
    <section class="control-group" aria-label="Questions">
      <h3>Questions and their answers</h3>
      <ul class="question-list">
        {questions.map((question) => (
          <li key={question.id}>
            <p>
              <span class="question-from">{origins[question.from]}</span>
              <CodeText text={question.question} />
            </p>
            <p class="question-answer">
              <span aria-hidden="true">✓ </span>
              {letterOf(question.truth)}: <CodeText text={question.answers[question.truth] ?? ""} />
            </p>
            <div class="control-row">
              <button type="button" onClick={() => desk.askRoom(question.id)}>
                Ask the room
              </button>
              {question.from === "text" && <RevealButton desk={desk} id={question.id} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RevealButton({ desk, id }: { readonly desk: PresenterDesk; readonly id: string }) {
  const on = desk.state.value?.show.revealed.includes(id) ?? false;
  return (
    <button type="button" aria-pressed={on} onClick={() => desk.do({ kind: "reveal", predictionId: id, on: !on })}>
      Reveal in the text
    </button>
  );
}
