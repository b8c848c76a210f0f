import { expect, test } from "vitest";
import { type KeptPresenter, readKeptPresenter } from "./kept-presenter.ts";

const kept: KeptPresenter = {
  presenterId: "aaaaaaaa",
  stageId: "11111111",
  lessons: {
    "/lessons/exhaustion/": {
      stepId: "watch",
      spentMs: { guess: 90_000 },
      poll: { questionId: "exhaustion", stage: "bars", votes: [[1, 2, 3, 4]] },
    },
  },
  clockRuns: true,
  pageFollows: false,
  keptAtMs: 5,
};
const newId = () => "cccccccc";

test("a reload finds step, times and poll of each lesson", () => {
  expect(readKeptPresenter(JSON.stringify(kept), newId)).toEqual(kept);
});

test("nothing, something broken and another shape begin anew", () => {
  for (const text of [null, "{", JSON.stringify({ ...kept, clockRuns: "yes" })])
    expect(readKeptPresenter(text, newId)).toMatchObject({ presenterId: "cccccccc", lessons: {}, clockRuns: false });
});
