import type { OpenLesson } from "../../lesson/open-lesson.ts";

/** What the button of a scenario does: its question comes before its first run. */
export const chooseScenario = (lesson: OpenLesson, id: string): void => lesson.predictions.choose(id);
