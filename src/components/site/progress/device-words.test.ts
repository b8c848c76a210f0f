import { expect, test } from "vitest";
import { factsInWords, sizeWords } from "./device-words.ts";

test("what was done is told with what there is to do, and nothing undone is told", () => {
  const facts = { opened: 1, "passed/a": 2, "passed/b": 2, "ran/x": 1, "answered/q": 1 };
  expect(factsInWords(facts, { checks: 5, questions: 3 })).toBe(
    "2 of 5 checks passed, 1 scenario run, 1 of 3 questions answered",
  );
  expect(factsInWords({ opened: 1 }, { checks: 5, questions: 3 })).toBe("");
});

test("sizes are told in the unit that fits", () => {
  expect([0, 999, 1_234, 2_500_000].map(sizeWords)).toEqual(["0 B", "999 B", "1.2 kB", "2.5 MB"]);
});
