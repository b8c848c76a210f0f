/** How long a step takes: its words at a speaker's pace, and what is done in it. Nobody writes minutes by hand. */
import type { Activity, LessonTimes } from "./activity.ts";
import type { TrainerNotes, TrainerStep } from "./trainer-notes.ts";

/** Of a speaker who is followed by people that read code at the same time. */
export const wordsPerMinute = 130;

/**
 * Seconds of what has no length of its own. Run and Check: measured in the built site on a slow laptop, the way to the
 * button included. A vote: read out by the words of its question, then hands counted for each answer. A line typed
 * before a room: 60 characters at 240 a minute, and a word about it.
 */
export const secondsOf = { run: 8, check: 12, press: 4, countHands: 10, showBars: 20, typeLine: 20 } as const;

const countWords = (text: string): number => text.split(/\s+/u).filter(Boolean).length;

/** @throws where an activity names what the lesson does not have */
export function activitySeconds(activity: Activity, times: LessonTimes): number {
  switch (activity.kind) {
    case "vote":
      return secondsOf.countHands * known(times.answersOf, activity.question, "question") + secondsOf.showBars;
    case "discuss":
    case "exercise":
      return activity.minutes * 60;
    case "run":
      return secondsOf.run;
    case "scenario":
      return secondsOf.press + known(times.endMsOf, activity.id, "scenario") / 1000 / activity.pace;
    case "traffic":
      return secondsOf.press + activity.watchSeconds / activity.pace;
    case "check":
      return secondsOf.check;
    case "edit":
      return activity.lines * secondsOf.typeLine;
    default:
      return activity satisfies never;
  }
}

/** Seconds of a step, not rounded. */
export function stepSeconds(step: TrainerStep, times: LessonTimes): number {
  const words = [step.say, ...step.ask.map(({ question }) => question)].map(countWords);
  const spoken = (words.reduce((sum, count) => sum + count, 0) / wordsPerMinute) * 60;
  return step.do.reduce((sum, activity) => sum + activitySeconds(activity, times), spoken);
}

/** Seconds of all steps of a lesson, not rounded. */
export const notesSeconds = ({ steps }: TrainerNotes, times: LessonTimes): number =>
  steps.reduce((sum, step) => sum + stepSeconds(step, times), 0);

function known(values: ReadonlyMap<string, number>, id: string, what: string): number {
  const value = values.get(id);
  if (value === undefined)
    throw new Error(`there is no ${what} "${id}" in this lesson; it has ${[...values.keys()].join(", ") || "none"}`);
  return value;
}
