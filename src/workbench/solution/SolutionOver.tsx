import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";

const loadPane = async () => (await import("./SolutionPane.tsx")).SolutionPane;
type Pane = Awaited<ReturnType<typeof loadPane>>;

interface SolutionOverProps {
  readonly lesson: OpenLesson;
  /** The editor: hidden while the solution stands in its place, so that cursor and undo are as they were. */
  readonly children: ComponentChildren;
}

/** The solution beside the learner's own files, in the editor's place while it is looked at. */
export function SolutionOver({ lesson, children }: SolutionOverProps) {
  const looking = lesson.help.looking.value;
  const [pane, setPane] = useState<{ readonly Pane: Pane } | null>(null);
  useEffect(() => {
    if (!looking || pane) return;
    loadPane()
      .then((Pane) => setPane({ Pane }))
      .catch(lesson.help.failToShow);
  }, [looking]);
  const shown = looking && pane !== null;
  return (
    <>
      <div class="solution-under" hidden={shown}>
        {children}
      </div>
      {shown && <pane.Pane lesson={lesson} />}
    </>
  );
}
