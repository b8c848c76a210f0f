import type { LessonFacts } from "./progress-record.ts";

/** How far a lesson has been taken. */
export type LessonState = "new" | "begun" | "solved";

export const stateOf = (facts: LessonFacts | undefined): LessonState =>
  facts?.solved !== undefined ? "solved" : facts && Object.keys(facts).length > 0 ? "begun" : "new";

export const stateWords: Readonly<Record<LessonState, string>> = { new: "not begun", begun: "begun", solved: "solved" };
