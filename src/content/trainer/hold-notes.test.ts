import { expect, test } from "vitest";
import { findProblems, findStrays, type PageFacts } from "./hold-notes.ts";
import type { TrainerNotes, TrainerStep } from "./trainer-notes.ts";

const facts: PageFacts = {
  times: { answersOf: new Map([["exhaustion", 4]]), endMsOf: new Map([["tabs-31", 75_000]]) },
  trafficLabels: ["Open tab", "Open 31 tabs"],
  scenarioLabels: ["31 tabs, one after the other"],
  anchors: ["second-by-second"],
};
const words = (count: number) => Array.from({ length: count }, () => "word").join(" ");
const step = (changes: Partial<TrainerStep> = {}): TrainerStep => ({
  id: "watch",
  title: "Watch",
  section: "second-by-second",
  say: words(1_000),
  ask: [],
  do: [],
  ...changes,
});
const notes = (...steps: TrainerStep[]): TrainerNotes => ({ aim: "", ifShort: "", steps });
const problemsOf = (...steps: TrainerStep[]) => findProblems("content/trainer/a.yaml", notes(...steps), facts);

test("notes that name what their page has, and take their minutes, hold", () => {
  const breakLive = 'Press "Run", then press "Open 31 tabs", or play "31 tabs, one after the other".';
  expect(
    problemsOf(
      step({
        breakLive,
        do: [
          { kind: "vote", question: "exhaustion" },
          { kind: "scenario", id: "tabs-31", pace: 10 },
          { kind: "traffic", press: "Open tab", watchSeconds: 5, pace: 1 },
        ],
      }),
    ),
  ).toEqual([]);
});

test("each thing that is not there is told with its step and what it may have been", () => {
  expect(
    problemsOf(
      step({
        section: "second-by-secnd",
        breakLive: 'Then press "Open 30 tabs".',
        do: [
          { kind: "vote", question: "nothing-like-it" },
          { kind: "scenario", id: "tabs-32", pace: 10 },
          { kind: "traffic", press: "Open tabs", watchSeconds: 5, pace: 1 },
        ],
      }),
    ),
  ).toEqual([
    'content/trainer/a.yaml: step "watch": the page has no button "Open 30 tabs"; did you mean "Open 31 tabs"?',
    'content/trainer/a.yaml: step "watch": the page has no heading "second-by-secnd"; did you mean "second-by-second"?',
    'content/trainer/a.yaml: step "watch": the page has no question "nothing-like-it"; it has exhaustion',
    'content/trainer/a.yaml: step "watch": the page has no scenario "tabs-32"; did you mean "tabs-31"?',
    'content/trainer/a.yaml: step "watch": the page has no traffic button "Open tabs"; did you mean "Open tab"?',
  ]);
});

test("notes that take too long or not long enough are told so, exercises left out", () => {
  const exercise = { kind: "exercise", task: "mend it", minutes: 20 } as const;
  expect(problemsOf(step({ do: [exercise] }))).toEqual([]);
  expect(problemsOf(step({ say: words(130), do: [exercise] }))).toEqual([
    "content/trainer/a.yaml: without its exercises it takes 1.0 minutes, which should be 6 to 15; its steps: watch 21.0",
  ]);
  expect(problemsOf(step({ say: words(2_600) }))).toHaveLength(1);
});

test("a page without notes and notes without a page are named", () => {
  expect(findStrays(["exhaustion", "two-clocks"], ["exhaustion", "two-clock"])).toEqual([
    "content/trainer/two-clocks.yaml is missing: every lesson and incident has notes for its trainer; write them",
    'content/trainer/two-clock.yaml: there is no lesson or incident "two-clock"; name it two-clocks.yaml',
  ]);
});
