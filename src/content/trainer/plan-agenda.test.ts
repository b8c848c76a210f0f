import { expect, test } from "vitest";
import type { Agenda } from "./agenda.ts";
import type { NotedPage } from "./all-notes.ts";
import { planAgenda } from "./plan-agenda.ts";
import { secondsOf } from "./reckon.ts";
import type { TrainerStep } from "./trainer-notes.ts";

const minuteOfWords = Array.from({ length: 130 }, () => "word").join(" ");
const step = (id: string): TrainerStep => ({ id, title: id, say: minuteOfWords, ask: [], do: [] });
const noted: NotedPage = {
  page: { folder: "lessons", slug: "exhaustion" },
  notes: { aim: "", ifShort: "", steps: [step("guess"), step("watch"), step("mend")] },
  facts: {
    times: { answersOf: new Map(), endMsOf: new Map() },
    trafficLabels: [],
    scenarioLabels: [],
    anchors: [],
  },
};
const planOf = (minutes: number, items: Agenda["items"]) =>
  planAgenda(
    "content/agendas/a.yaml",
    { title: "A", minutes, audience: "", aim: "", items },
    new Map([["exhaustion", noted]]),
    () => "Exhaustion, exactly",
  );

test("items follow one another: words, activities, pauses, and a moment to open each page", () => {
  const { plan, problems } = planOf(20, [
    {
      kind: "talk",
      title: "Welcome",
      say: minuteOfWords,
      do: [{ kind: "exercise", task: "open the page", minutes: 9 }],
    },
    { kind: "pause", minutes: 5 },
    { kind: "lesson", slug: "exhaustion", steps: ["guess", "mend"] },
  ]);
  expect(problems).toEqual([]);
  expect(plan.items.map(({ startSeconds, seconds }) => [startSeconds, seconds])).toEqual([
    [0, 600],
    [600, 300],
    [900, 120 + secondsOf.openPage],
  ]);
  expect(plan.items[2]).toMatchObject({ whole: false, steps: [{ startSeconds: 920 }, { startSeconds: 980 }] });
  expect(plan.spareSeconds).toBe(180 - secondsOf.openPage);
});

test("a session that is too long is told by how much and which item is longest", () => {
  expect(planOf(2, [{ kind: "lesson", slug: "exhaustion" }]).problems).toEqual([
    'content/agendas/a.yaml: 1.3 minutes over its 2; leave out steps: the longest item is "Exhaustion, exactly" with 3.3 minutes',
  ]);
});

test("one that leaves too much unused is told so, half a day with more patience", () => {
  expect(planOf(9, [{ kind: "lesson", slug: "exhaustion" }]).problems).toEqual([
    'content/agendas/a.yaml: 5.7 of its 9 minutes are left, 5 at most may be; add steps: the longest item is "Exhaustion, exactly" with 3.3 minutes',
  ]);
  const pause = { kind: "pause", minutes: 60 } as const;
  expect(planOf(190, [pause, pause, pause, { kind: "lesson", slug: "exhaustion" }]).problems).toEqual([]);
});

test("what no lesson has, steps out of order and a vote without a lesson are told with their item", () => {
  const { problems } = planOf(20, [
    { kind: "lesson", slug: "exhaustoin" },
    { kind: "lesson", slug: "exhaustion", steps: ["gues"] },
    { kind: "lesson", slug: "exhaustion", steps: ["mend", "guess"] },
    { kind: "talk", title: "Welcome", say: minuteOfWords, do: [{ kind: "vote", question: "exhaustion" }] },
  ]);
  expect(problems).toEqual([
    'content/agendas/a.yaml: items[0]: there is no lesson or incident "exhaustoin"; did you mean "exhaustion"?',
    'content/agendas/a.yaml: items[1]: "exhaustion" has no step "gues"; did you mean "guess"?',
    'content/agendas/a.yaml: items[2]: write the steps of "exhaustion" once each and in their order: guess, watch, mend',
    'content/agendas/a.yaml: items[3]: a vote belongs to a lesson; take it out of "Welcome"',
  ]);
});
