import { expect, test } from "vitest";
import { maxLogLengthPerSecond, maxLogLinesPerSecond } from "../contract/flow-control.ts";
import { createLogBudget } from "./log-budget.ts";

test("a second of the program's clock takes a bounded number of lines, and what is dropped is counted", () => {
  let nowMs = 0;
  const budget = createLogBudget(() => nowMs);
  const print = (lines: number) => Array.from({ length: lines }, budget.admitsLine).filter(Boolean).length;
  expect(print(100_000)).toBe(maxLogLinesPerSecond);
  expect(budget.takeDropped()).toBe(100_000 - maxLogLinesPerSecond);
  nowMs = 1_000;
  expect(print(10)).toBe(10);
  expect(budget.takeDropped()).toBe(0);
});

test("long lines use the second up sooner", () => {
  const budget = createLogBudget(() => 0);
  const long = maxLogLengthPerSecond / 10;
  const admitted = Array.from({ length: 20 }, () => budget.admitsLine() && budget.admitsText(long));
  expect(admitted.filter(Boolean)).toHaveLength(10);
  expect(budget.takeDropped()).toBe(10);
});
