import type { Site } from "../contract/trace-event.ts";
import type { OpenLesson } from "../lesson/open-lesson.ts";
import { expectLanes } from "./gauge/expect-lanes.ts";
import { GaugeRegion } from "./gauge/GaugeRegion.tsx";
import { Clock } from "./panels/Clock.tsx";

interface BoardProps {
  readonly lesson: OpenLesson;
  readonly onShowLine: (site: Site) => void;
}

/** Numbers, pool and clock: never behind a tab. */
export function Board({ lesson, onShowLine }: BoardProps) {
  return (
    <div class="panel board">
      <GaugeRegion pools={lesson.pools.value} expectedLanes={expectLanes(lesson.files.value)} onShowLine={onShowLine} />
      <Clock lesson={lesson} />
    </div>
  );
}
