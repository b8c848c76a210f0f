import type { ComponentChildren } from "preact";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { SolutionPane } from "./SolutionPane.tsx";

interface SolutionOverProps {
  readonly lesson: OpenLesson;
  /** The editor: hidden while the solution stands in its place, so that cursor and undo are as they were. */
  readonly children: ComponentChildren;
}

/** The solution beside the learner's own files, in the editor's place while it is looked at. */
export function SolutionOver({ lesson, children }: SolutionOverProps) {
  const looking = lesson.help.looking.value;
  return (
    <>
      <div class="solution-under" hidden={looking}>
        {children}
      </div>
      {looking && <SolutionPane lesson={lesson} />}
    </>
  );
}
