import type { Site } from "../contract/trace-event.ts";
import type { OpenLesson } from "../lesson/open-lesson.ts";
import { GaugeRegion } from "./gauge/GaugeRegion.tsx";
import { Clock } from "./panels/Clock.tsx";
import { Predict } from "./predict/Predict.tsx";
import { Timeline } from "./timeline/Timeline.tsx";

interface BoardProps {
  readonly lesson: OpenLesson;
  readonly onShowLine: (site: Site) => void;
}

/** Numbers, pool and time: never behind a tab. */
export function Board({ lesson, onShowLine }: BoardProps) {
  return (
    <div class="panel board">
      <GaugeRegion pools={lesson.pools.value} onShowLine={onShowLine} />
      <Predict lesson={lesson} />
      <div class="board-time">
        <Clock lesson={lesson} />
        <Timeline lesson={lesson} />
      </div>
    </div>
  );
}
