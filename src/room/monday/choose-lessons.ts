/** Which lessons come first, and which are taken along. Pure. */
import { type LessonState, stateOf } from "../../site/progress/lesson-state.ts";
import type { ProgressRecord } from "../../site/progress/progress-record.ts";
import type { LessonView } from "./monday-view.ts";

export type Choice = "solved" | "begun" | "all";

/** A lesson with what its reader did in it. */
export interface DoneLesson extends LessonView {
  readonly state: LessonState;
  /** Titles of the checks that were passed, in the lesson's order. */
  readonly passed: readonly string[];
}

const rank = { solved: 0, begun: 1, new: 2 } as const;

/** Solved ones first, then those that were begun, each in the order of the course. */
export function orderLessons(lessons: readonly LessonView[], progress: ProgressRecord): DoneLesson[] {
  return lessons
    .map((lesson): DoneLesson => {
      const facts = progress.lessons[lesson.slug];
      const passed = lesson.checks.filter(({ id }) => facts?.[`passed/${id}`] !== undefined);
      return { ...lesson, state: stateOf(facts), passed: passed.map(({ title }) => title) };
    })
    .sort((a, b) => rank[a.state] - rank[b.state] || a.order - b.order);
}

export function isTaken(choice: Choice, state: LessonState): boolean {
  switch (choice) {
    case "all":
      return true;
    case "begun":
      return state !== "new";
    case "solved":
      return state === "solved";
    default:
      return choice satisfies never;
  }
}

/** What is taken unless the reader says otherwise: what they solved, and everything where that is nothing. */
export const firstChoice = (lessons: readonly DoneLesson[]): Choice =>
  lessons.some(({ state }) => state === "solved") ? "solved" : "all";
