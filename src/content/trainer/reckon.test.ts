import { expect, test } from "vitest";
import { type Activity, activitySchema } from "./activity.ts";
import { activitySeconds, notesSeconds, secondsOf, stepSeconds } from "./reckon.ts";
import type { TrainerStep } from "./trainer-notes.ts";

const times = { answersOf: new Map([["exhaustion", 4]]), endMsOf: new Map([["tabs-31", 75_000]]) };
const step = (say: string, activities: Activity[] = []): TrainerStep => ({
  id: "a",
  title: "A",
  say,
  ask: [],
  do: activities,
});
const words = (count: number) => Array.from({ length: count }, () => "word").join(" ");

test("130 words take a minute, and a question the time in which two people answer", () => {
  expect(stepSeconds(step(words(130)), times)).toBe(60);
  const asking = {
    ...step(words(100)),
    ask: [{ question: words(30), answers: [{ says: words(50), reveals: words(50) }] }],
  };
  expect(stepSeconds(asking, times)).toBe(60 + secondsOf.hearAnswers);
});

test("a course of traffic takes its virtual length at the pace at which it is shown, and a fresh server", () => {
  expect(activitySeconds({ kind: "scenario", id: "tabs-31", pace: 10 }, times)).toBe(15.5);
  expect(activitySeconds({ kind: "scenario", id: "tabs-31", pace: 1 }, times)).toBe(83);
});

test("a vote takes longer the more answers there are to count", () => {
  expect(activitySeconds({ kind: "vote", question: "exhaustion" }, times)).toBe(60);
});

test("all kinds have a length, and a lesson takes as long as its steps", () => {
  const all = [
    { kind: "vote", question: "exhaustion" },
    { kind: "discuss", about: "whatever", minutes: 1.5 },
    { kind: "run" },
    { kind: "scenario", id: "tabs-31", pace: 60 },
    { kind: "traffic", press: "Open 31 tabs", watchSeconds: 30, pace: 10 },
    { kind: "check" },
    { kind: "edit", what: "max from 30 to 31", lines: 2 },
    { kind: "exercise", task: "mend it", minutes: 8 },
  ].map((activity) => activitySchema.parse(activity));
  for (const activity of all) expect(activitySeconds(activity, times)).toBeGreaterThan(0);
  const [one, two] = [step(words(65), all), step(words(65))];
  expect(notesSeconds({ aim: "", ifShort: "", steps: [one, two] }, times)).toBe(
    60 + all.reduce((sum, activity) => sum + activitySeconds(activity, times), 0),
  );
});

test("what the lesson does not have is refused with what it has", () => {
  expect(() => activitySeconds({ kind: "scenario", id: "tabs-3", pace: 1 }, times)).toThrow(
    'there is no scenario "tabs-3" in this lesson; it has tabs-31',
  );
  expect(() => activitySeconds({ kind: "vote", question: "tabs" }, { ...times, answersOf: new Map() })).toThrow(
    'there is no question "tabs" in this lesson; it has none',
  );
});
