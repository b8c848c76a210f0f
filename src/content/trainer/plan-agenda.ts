/** Puts an agenda's items on the clock, and holds their sum to the time that the room is booked for. */
import { nearestTo } from "../yaml/nearest.ts";
import type { Activity } from "./activity.ts";
import type { Agenda, AgendaItem } from "./agenda.ts";
import type { NotedPage } from "./all-notes.ts";
import type { TaughtPage } from "./lesson-times.ts";
import { activitySeconds, secondsOf, spokenSeconds, stepSeconds } from "./reckon.ts";
import type { TrainerStep } from "./trainer-notes.ts";

export interface PlannedStep {
  readonly step: TrainerStep;
  readonly startSeconds: number;
  readonly seconds: number;
}

interface OnTheClock {
  readonly startSeconds: number;
  readonly seconds: number;
}

export type PlannedItem = OnTheClock &
  (
    | { readonly kind: "talk"; readonly title: string; readonly say: string; readonly activities: readonly Activity[] }
    | {
        readonly kind: "lesson";
        readonly page: TaughtPage;
        readonly whole: boolean;
        readonly steps: readonly PlannedStep[];
      }
    | { readonly kind: "pause" }
  );

export interface Plan {
  readonly items: readonly PlannedItem[];
  /** What is left of the booked time: for questions. */
  readonly spareSeconds: number;
}

/** Minutes that may be left over: time for questions, and no more than that. */
const mostSpareMinutes = (minutes: number): number => (minutes > 120 ? 10 : 5);

const noTimes = { answersOf: new Map<string, number>(), endMsOf: new Map<string, number>() };

/**
 * @param file as people find it
 * @param titleOf of a lesson or an incident
 * @returns the plan, or what is wrong with it and the remedy, a line each
 */
export function planAgenda(
  file: string,
  agenda: Agenda,
  notes: ReadonlyMap<string, NotedPage>,
  titleOf: (slug: string) => string,
): { readonly plan: Plan; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const items: PlannedItem[] = [];
  let startSeconds = 0;
  for (const [index, item] of agenda.items.entries()) {
    const found = problemsOfItem(item, notes);
    problems.push(...found.map((problem) => `${file}: items[${index}]: ${problem}`));
    if (found.length > 0) continue;
    const planned = planItem(item, startSeconds, notes);
    items.push(planned);
    startSeconds += planned.seconds;
  }
  const plan = { items, spareSeconds: agenda.minutes * 60 - startSeconds };
  if (problems.length === 0) problems.push(...problemsOfSum(file, agenda, plan, titleOf));
  return { plan, problems };
}

function problemsOfItem(item: AgendaItem, notes: ReadonlyMap<string, NotedPage>): string[] {
  if (item.kind === "pause") return [];
  if (item.kind === "talk") {
    const lessonOnly = item.do.filter(({ kind }) => kind === "vote" || kind === "scenario");
    return lessonOnly.map(({ kind }) => `a ${kind} belongs to a lesson; take it out of "${item.title}"`);
  }
  const noted = notes.get(item.slug);
  if (!noted) return [`there is no lesson or incident "${item.slug}"; ${didYouMean(item.slug, [...notes.keys()])}`];
  const ids = noted.notes.steps.map(({ id }) => id);
  const places = (item.steps ?? []).map((id) => ids.indexOf(id));
  const unknown = (item.steps ?? []).filter((id) => !ids.includes(id));
  if (unknown.length > 0) return unknown.map((id) => `"${item.slug}" has no step "${id}"; ${didYouMean(id, ids)}`);
  const inOrder = places.every((place, index) => index === 0 || place > (places[index - 1] ?? -1));
  return inOrder ? [] : [`write the steps of "${item.slug}" once each and in their order: ${ids.join(", ")}`];
}

const didYouMean = (written: string, there: readonly string[]): string => {
  const nearest = nearestTo(written, there);
  return nearest === undefined ? `there are ${there.join(", ")}` : `did you mean "${nearest}"?`;
};

function planItem(item: AgendaItem, startSeconds: number, notes: ReadonlyMap<string, NotedPage>): PlannedItem {
  switch (item.kind) {
    case "pause":
      return { kind: "pause", startSeconds, seconds: item.minutes * 60 };
    case "talk": {
      const done = item.do.reduce((sum, activity) => sum + activitySeconds(activity, noTimes), 0);
      const seconds = spokenSeconds(item.say) + done;
      return { kind: "talk", title: item.title, say: item.say, activities: item.do, startSeconds, seconds };
    }
    case "lesson": {
      const noted = notes.get(item.slug);
      if (!noted) throw new Error(`${item.slug} was not looked up before it was planned`);
      return planLesson(noted, item.steps, startSeconds);
    }
    default:
      return item satisfies never;
  }
}

function planLesson({ page, notes, facts }: NotedPage, chosen: readonly string[] | undefined, startSeconds: number) {
  const steps: PlannedStep[] = [];
  let atSeconds = startSeconds + secondsOf.openPage;
  for (const step of notes.steps.filter(({ id }) => chosen?.includes(id) ?? true)) {
    const seconds = stepSeconds(step, facts.times);
    steps.push({ step, startSeconds: atSeconds, seconds });
    atSeconds += seconds;
  }
  const whole = steps.length === notes.steps.length;
  return { kind: "lesson" as const, page, whole, steps, startSeconds, seconds: atSeconds - startSeconds };
}

function problemsOfSum(file: string, { minutes }: Agenda, plan: Plan, titleOf: (slug: string) => string): string[] {
  const spareMinutes = plan.spareSeconds / 60;
  const most = mostSpareMinutes(minutes);
  if (spareMinutes >= 0 && spareMinutes <= most) return [];
  const [longest] = plan.items.filter(({ kind }) => kind !== "pause").sort((a, b) => b.seconds - a.seconds);
  if (!longest) return [`${file}: nothing but pauses; name a lesson`];
  const title = longest.kind === "lesson" ? titleOf(longest.page.slug) : longest.kind === "talk" ? longest.title : "";
  const longestWords = `the longest item is "${title}" with ${(longest.seconds / 60).toFixed(1)} minutes`;
  return spareMinutes < 0
    ? [`${file}: ${(-spareMinutes).toFixed(1)} minutes over its ${minutes}; leave out steps: ${longestWords}`]
    : [
        `${file}: ${spareMinutes.toFixed(1)} of its ${minutes} minutes are left, ${most} at most may be; add steps: ${longestWords}`,
      ];
}
