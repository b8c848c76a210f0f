import type { CheckState, OpenLesson } from "../../lesson/open-lesson.ts";
import { ShowSolution } from "../solution/ShowSolution.tsx";
import { useCheckLink } from "../use-check-link.ts";
import { checkSummary } from "../words/check-words.ts";
import { CheckRow } from "./CheckRow.tsx";
import { Hints } from "./Hints.tsx";
import { Traps } from "./Traps.tsx";

const notRun: CheckState = { kind: "not-run" };

/** What must hold, whether it does, and help for those who ask for it. */
export function Checks({ lesson }: { readonly lesson: OpenLesson }) {
  const states = lesson.checks.map((check) => lesson.checkStates.value.get(check.id) ?? notRun);
  useCheckLink(lesson);
  return (
    <section class="panel checks" aria-label="Checks">
      <div class="panel-heading">
        <h3>Checks</h3>
        <span class="panel-note">{checkSummary(states, lesson.checkRuns.progress.value)}</span>
      </div>
      <ul>
        {lesson.checks.map((check, index) => (
          <CheckRow key={check.id} lesson={lesson} check={check} state={states[index] ?? notRun} />
        ))}
      </ul>
      <Traps traps={lesson.checkRuns.traps.value} />
      <Hints lesson={lesson} />
      <ShowSolution lesson={lesson} />
    </section>
  );
}
