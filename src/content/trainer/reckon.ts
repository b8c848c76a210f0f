/** How long a step takes: its words at a speaker's pace, and what is done in it. Nobody writes minutes by hand. */
import type { Activity, LessonTimes } from "./activity.ts";
import type { TrainerNotes, TrainerStep } from "./trainer-notes.ts";

/** Of a speaker who is followed by people that read code at the same time. */
const wordsPerMinute = 130;

/**
 * Seconds of what has no length of its own.
 *
 * Measured in the built site, Chromium, "Exhaustion, exactly", on two busy cores, with the page's thread at full speed
 * and slowed four times: a first Run until the server runs 9.1 and 7.6 s, a later one 2.1 and 4.0 s, a Check until its
 * sentence 3.8 and 3.4 s. Four seconds each are the way to the button and a word about it; a course of traffic starts a
 * fresh server. The rest is judgement: everybody on the next page, hands counted for each answer and the bars shown, two
 * answers heard to a question that is asked aloud, 60 characters typed before a room.
 */
export const secondsOf = {
  run: 12,
  check: 8,
  play: 8,
  press: 4,
  openPage: 20,
  countHands: 10,
  showBars: 20,
  hearAnswers: 20,
  typeLine: 20,
} as const;

/** Seconds in which a text is said aloud. */
export const spokenSeconds = (text: string): number =>
  (text.split(/\s+/u).filter(Boolean).length / wordsPerMinute) * 60;

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
      return secondsOf.play + known(times.endMsOf, activity.id, "scenario") / 1000 / activity.pace;
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
  const spoken = spokenSeconds([step.say, ...step.ask.map(({ question }) => question)].join(" "));
  const heard = step.ask.length * secondsOf.hearAnswers;
  return step.do.reduce((sum, activity) => sum + activitySeconds(activity, times), spoken + heard);
}

/** Seconds of all steps of a lesson, not rounded. */
export const notesSeconds = ({ steps }: TrainerNotes, times: LessonTimes): number =>
  steps.reduce((sum, step) => sum + stepSeconds(step, times), 0);

/** Seconds that everybody spends at their own laptop. */
export const exerciseSeconds = ({ steps }: TrainerNotes): number =>
  steps
    .flatMap((step) => step.do)
    .reduce((sum, activity) => (activity.kind === "exercise" ? sum + activity.minutes * 60 : sum), 0);

function known(values: ReadonlyMap<string, number>, id: string, what: string): number {
  const value = values.get(id);
  if (value === undefined)
    throw new Error(`there is no ${what} "${id}" in this lesson; it has ${[...values.keys()].join(", ") || "none"}`);
  return value;
}
