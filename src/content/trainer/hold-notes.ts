/** Holds a page's notes to the page: whatever a trainer is told to vote on, play, press or scroll to must be there. */
import { nearestTo } from "../yaml/nearest.ts";
import type { LessonTimes } from "./activity.ts";
import { exerciseSeconds, notesSeconds, stepSeconds } from "./reckon.ts";
import type { TrainerNotes, TrainerStep } from "./trainer-notes.ts";

/** What a page has for its trainer. */
export interface PageFacts {
  readonly times: LessonTimes;
  /** Words of the buttons of its traffic panel. */
  readonly trafficLabels: readonly string[];
  /** Words of the courses of traffic that can be played. */
  readonly scenarioLabels: readonly string[];
  /** Ids of its headings. */
  readonly anchors: readonly string[];
}

/** Minutes that a page takes before a room, its exercises left out. */
const taughtMinutes = { least: 6, most: 15 } as const;

/** Buttons of every workbench that notes may name. */
const workbenchButtons = ["Run", "Stop", "Check", "Show solution"];

/** Problems with their remedies, a line each; none where the notes hold. @param file as people find it */
export function findProblems(file: string, notes: TrainerNotes, facts: PageFacts): string[] {
  const problems = [
    ...notes.steps.flatMap((step) => problemsOfStep(step, facts).map((problem) => `step "${step.id}": ${problem}`)),
    ...pressedIn(notes.ifShort, facts).map((problem) => `ifShort: ${problem}`),
  ];
  // Of steps that name what is not there no time can be reckoned.
  if (problems.length === 0) problems.push(...problemsOfLength(notes, facts.times));
  return problems.map((problem) => `${file}: ${problem}`);
}

function problemsOfStep(step: TrainerStep, facts: PageFacts): string[] {
  const { times, trafficLabels, anchors } = facts;
  const problems = [step.say, step.breakLive ?? ""].flatMap((text) => pressedIn(text, facts));
  if (step.section !== undefined) problems.push(...missing("heading", step.section, anchors));
  for (const activity of step.do) {
    if (activity.kind === "vote") problems.push(...missing("question", activity.question, [...times.answersOf.keys()]));
    if (activity.kind === "scenario") problems.push(...missing("scenario", activity.id, [...times.endMsOf.keys()]));
    if (activity.kind === "traffic") problems.push(...missing("traffic button", activity.press, trafficLabels));
  }
  return problems;
}

/** What the text says to press or play: the words between quotation marks after one of these two verbs. */
function pressedIn(text: string, { trafficLabels, scenarioLabels }: PageFacts): string[] {
  return [...text.matchAll(/\b(?:press|play) "([^"]+)"/gi)].flatMap(({ 1: label = "" }) =>
    missing("button", label, [...trafficLabels, ...scenarioLabels, ...workbenchButtons]),
  );
}

function missing(what: string, written: string, there: readonly string[]): string[] {
  if (there.includes(written)) return [];
  const nearest = nearestTo(written, there);
  const remedy = nearest === undefined ? `it has ${there.join(", ") || "none"}` : `did you mean "${nearest}"?`;
  return [`the page has no ${what} "${written}"; ${remedy}`];
}

function problemsOfLength(notes: TrainerNotes, times: LessonTimes): string[] {
  const minutes = (notesSeconds(notes, times) - exerciseSeconds(notes)) / 60;
  const { least, most } = taughtMinutes;
  if (minutes >= least && minutes <= most) return [];
  const each = notes.steps.map((step) => `${step.id} ${(stepSeconds(step, times) / 60).toFixed(1)}`).join(", ");
  return [
    `without its exercises it takes ${minutes.toFixed(1)} minutes, which should be ${least} to ${most}; its steps: ${each}`,
  ];
}

/** Pages without notes, and notes without a page. @param noted names of the files in `content/trainer` */
export function findStrays(pages: readonly string[], noted: readonly string[]): string[] {
  return [
    ...pages
      .filter((page) => !noted.includes(page))
      .map(
        (page) =>
          `content/trainer/${page}.yaml is missing: every lesson and incident has notes for its trainer; write them`,
      ),
    ...noted
      .filter((name) => !pages.includes(name))
      .map((name) => {
        const nearest = nearestTo(name, pages);
        return `content/trainer/${name}.yaml: there is no lesson or incident "${name}"; ${nearest ? `name it ${nearest}.yaml` : "take it out"}`;
      }),
  ];
}
