import type { CheckSummary } from "../../contract/sandbox.ts";
import type { CheckState, OpenLesson } from "../../lesson/open-lesson.ts";
import { checkSummary, checkTone, toneWords } from "../words/check-words.ts";
import { minutesSeconds } from "../words/time-words.ts";
import { CheckMark } from "./CheckMark.tsx";
import { Hints } from "./Hints.tsx";

const notRun: CheckState = { kind: "not-run" };

/** What must hold, and whether it does. */
export function Checks({ lesson }: { readonly lesson: OpenLesson }) {
  const states = lesson.checks.map((check) => lesson.checkStates.value.get(check.id) ?? notRun);
  return (
    <section class="panel checks" aria-label="Checks">
      <div class="panel-heading">
        <h3>Checks</h3>
        <span class="panel-note">{checkSummary(states)}</span>
      </div>
      <ul>
        {lesson.checks.map((check, index) => (
          <CheckRow key={check.id} check={check} state={states[index] ?? notRun} />
        ))}
      </ul>
      <Hints hints={lesson.hints} />
    </section>
  );
}

function CheckRow({ check, state }: { readonly check: CheckSummary; readonly state: CheckState }) {
  const tone = checkTone(state);
  const result = state.kind === "judged" ? state.verdict.result : null;
  return (
    <li class={`check check-${tone}`}>
      <CheckMark tone={tone} />
      <p>
        {check.title} <b class="check-word">{toneWords[tone]}</b>
      </p>
      {result && result.kind !== "passed" && (
        <dl>
          <dt>expected</dt>
          <dd>{check.expected}</dd>
          <dt>seen</dt>
          <dd>
            {result.kind === "failed" ? result.seen : result.message}
            {result.kind === "failed" && result.atMs !== null && ` at ${minutesSeconds(result.atMs)}`}
          </dd>
        </dl>
      )}
    </li>
  );
}
