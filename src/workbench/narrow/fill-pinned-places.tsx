import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { PinnedActions } from "./PinnedActions.tsx";
import { PinnedGauge } from "./PinnedGauge.tsx";
import { renderWhereShown } from "./render-where-shown.ts";

/** Fills the two places that the lesson's layout pins on narrow pages; returns the undo. */
export function fillPinnedPlaces(lesson: OpenLesson): () => void {
  const views = [
    ["lesson-gauge", () => <PinnedGauge lesson={lesson} />],
    ["lesson-actions", () => <PinnedActions lesson={lesson} />],
  ] as const;
  const undo = views.flatMap(([id, view]) => {
    const place = document.getElementById(id);
    return place ? [renderWhereShown(place, view)] : [];
  });
  return () => {
    for (const empty of undo) empty();
  };
}
