import type { OpenLesson } from "../../lesson/open-lesson.ts";
import type { PlacedLane } from "./find-places.ts";

/** Opens the lane that a tab is in, as if it had been pressed in the gauge. */
export const openLane = (lesson: OpenLesson, { processId, poolId, lane }: PlacedLane): void =>
  lesson.autopsy.open({ processId, poolId, lane: lane.lane });
