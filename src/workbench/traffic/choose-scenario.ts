import type { OpenLesson } from "../../lesson/open-lesson.ts";

/** What the button of a scenario does. */
export const chooseScenario = (lesson: OpenLesson, id: string): void => void lesson.scenarios.play(id);
