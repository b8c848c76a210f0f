import { currentLesson } from "../../lesson/current-lesson.ts";
import { LeaveButton } from "./LeaveButton.tsx";
import { SideTabs } from "./SideTabs.tsx";
import { StageClock } from "./StageClock.tsx";
import { StageTools } from "./StageTools.tsx";
import { StageVerbs } from "./StageVerbs.tsx";

/** What stage mode adds to the page: a bar above the pool, and what chooses the panel beside the code. */
export function Scene({ onLeave }: { readonly onLeave: () => void }) {
  const lesson = currentLesson.value;
  return (
    <>
      <section class="scene-bar" aria-label="Stage mode">
        {lesson && <StageVerbs lesson={lesson} />}
        <StageTools />
        {lesson && <StageClock lesson={lesson} />}
        <LeaveButton onLeave={onLeave} />
      </section>
      {lesson && <SideTabs lesson={lesson} />}
    </>
  );
}
