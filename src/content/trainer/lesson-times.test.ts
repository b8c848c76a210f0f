import { expect, test } from "vitest";
import { loadLessonParts, loadLessonTimes, toLessonTimes } from "./lesson-times.ts";

const root = process.cwd();
const exhaustion = { folder: "lessons", slug: "exhaustion" } as const;

test("a lesson's questions are those of its text, its scenarios and its quiz, each with its answers", async () => {
  const { answersOf, endMsOf } = await loadLessonTimes(root, exhaustion);
  expect(Object.fromEntries(answersOf)).toEqual({
    exhaustion: 4,
    "tabs-31": 3,
    "one-leaves-in-time": 4,
    "reports-and-health-check": 3,
    "who-saw-it-first": 4,
    "why-ping-answers": 4,
    "thirty-tabs-prove": 3,
  });
  expect(endMsOf.get("tabs-31")).toBe(75_000);
});

test("an incident has no quiz, and its scenarios are its questions", async () => {
  const { answersOf, endMsOf } = await loadLessonTimes(root, { folder: "incidents", slug: "messages-page" });
  expect([...endMsOf.keys()]).toEqual(["the-night", "the-load-balancer", "thirty-translate"]);
  expect([...answersOf.keys()].every((id) => endMsOf.has(id))).toBe(true);
});

test("two questions of one id are refused", async () => {
  const parts = await loadLessonParts(root, exhaustion);
  expect(() =>
    toLessonTimes(exhaustion, { ...parts, predictions: [...parts.predictions, ...parts.predictions] }),
  ).toThrow('exhaustion: two questions have the id "exhaustion"');
});
