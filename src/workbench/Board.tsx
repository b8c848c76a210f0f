import type { Site } from "../contract/trace-event.ts";
import type { OpenLesson } from "../lesson/open-lesson.ts";
import { expectLanes } from "./gauge/expect-lanes.ts";
import { GaugeRegion } from "./gauge/GaugeRegion.tsx";
import { Clock } from "./panels/Clock.tsx";
import { Predict } from "./predict/Predict.tsx";
import { Timeline } from "./timeline/Timeline.tsx";
import type { BoardPlace } from "./use-board-place.ts";

interface BoardProps {
  readonly lesson: OpenLesson;
  readonly place: BoardPlace;
  readonly onShowLine: (site: Site) => void;
}

/** Numbers, pool and time: never behind a tab, and in view while the column scrolls. */
export function Board({ lesson, place, onShowLine }: BoardProps) {
  return (
    <div class={`panel board ${place.fits ? "board-pinned" : ""}`} ref={place.board}>
      <GaugeRegion pools={lesson.pools.value} expectedLanes={expectLanes(lesson.files.value)} onShowLine={onShowLine} />
      <Predict lesson={lesson} />
      <div class="board-time">
        <Clock lesson={lesson} />
        <Timeline lesson={lesson} />
      </div>
    </div>
  );
}
