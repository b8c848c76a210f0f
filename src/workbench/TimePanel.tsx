import type { OpenLesson } from "../lesson/open-lesson.ts";
import { Clock } from "./panels/Clock.tsx";
import { Predict } from "./predict/Predict.tsx";
import { Timeline } from "./timeline/Timeline.tsx";

/** The run over time: what was predicted of it, how late it is, what happened when. */
export function TimePanel({ lesson }: { readonly lesson: OpenLesson }) {
  return (
    <div class="panel time-panel">
      <Predict lesson={lesson} />
      <div class="time-row">
        <Clock lesson={lesson} />
        <Timeline lesson={lesson} />
      </div>
    </div>
  );
}
