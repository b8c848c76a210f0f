import { expect, test } from "vitest";
import { toAnswerRows } from "./poll-bars.ts";

test("bars are shares of their own vote, in words as well", () => {
  const rows = toAnswerRows({
    question: "?",
    answers: ["grows", "waits"],
    votes: [
      [3, 1],
      [0, 8],
    ],
    truth: 1,
  });
  expect(rows.map(({ letter, happened }) => [letter, happened])).toEqual([
    ["A", false],
    ["B", true],
  ]);
  expect(rows[0]?.bars).toEqual([
    { vote: "First vote", count: 3, share: 0.75, words: "3 of 4, 75 %" },
    { vote: "After discussion", count: 0, share: 0, words: "0 of 8, 0 %" },
  ]);
});

test("a vote without hands divides by nothing", () => {
  const [row] = toAnswerRows({ question: "?", answers: ["a", "b"], votes: [[0, 0]], truth: null });
  expect(row?.bars[0]).toMatchObject({ share: 0, words: "0 of 0, 0 %" });
});
