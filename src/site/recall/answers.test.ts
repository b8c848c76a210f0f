import { expect, test } from "vitest";
import { type Answers, dueKeys, nextDueMs, parseAnswers, recordAnswer } from "./answers.ts";

const dayMs = 86_400_000;
const answer = (answers: Answers, right: boolean, atMs: number) => recordAnswer(answers, "exhaustion/why", right, atMs);

test("a question that was right at the first choice never comes back", () => {
  expect(dueKeys(answer({}, true, 0), 1_000 * dayMs)).toEqual([]);
  expect(nextDueMs(answer({}, true, 0))).toBe(Infinity);
});

test("a missed question is due at once, then a day after it was right, then four days, then it is learned", () => {
  let answers = answer({}, false, 0);
  expect(dueKeys(answers, 0)).toEqual(["exhaustion/why"]);
  answers = answer(answers, true, 0);
  expect(dueKeys(answers, dayMs - 1)).toEqual([]);
  expect(dueKeys(answers, dayMs)).toEqual(["exhaustion/why"]);
  answers = answer(answers, true, dayMs);
  expect(nextDueMs(answers)).toBe(5 * dayMs);
  answers = answer(answers, true, 5 * dayMs);
  expect(dueKeys(answers, 1_000 * dayMs)).toEqual([]);
});

test("one more wrong answer begins it anew", () => {
  const learned = [true, true, true].reduce((answers, right) => answer(answers, right, 0), answer({}, false, 0));
  expect(dueKeys(answer(learned, false, 9), 9)).toEqual(["exhaustion/why"]);
});

test("who has waited longest is asked first", () => {
  const answers = recordAnswer(recordAnswer({}, "b", false, 2), "a", false, 1);
  expect(dueKeys(answers, 3)).toEqual(["a", "b"]);
});

test("what is kept comes back the same, and what is no answer is left out", () => {
  const answers = answer({}, false, 12);
  expect(parseAnswers(JSON.stringify({ ...answers, forged: { missed: -1 }, text: "x", none: null }))).toEqual(answers);
  expect([null, "", "no JSON", "7", "null", "[]"].map(parseAnswers)).toEqual([{}, {}, {}, {}, {}, {}]);
});
