import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { inTurn } from "./in-turn.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("tasks are done in the order in which they came, one a timer", () => {
  const done: string[] = [];
  for (const name of ["a", "b", "c"]) inTurn(() => done.push(name));
  expect(done).toEqual([]);
  vi.advanceTimersToNextTimer();
  expect(done).toEqual(["a"]);
  vi.advanceTimersToNextTimer();
  expect(done).toEqual(["a", "b"]);
  vi.runAllTimers();
  expect(done).toEqual(["a", "b", "c"]);
});

test("one that was taken back is not done, and holds up nobody", () => {
  const done: string[] = [];
  const takeBack = inTurn(() => done.push("a"));
  inTurn(() => done.push("b"));
  takeBack();
  vi.runAllTimers();
  expect(done).toEqual(["b"]);
});

test("one that throws is told, and those behind it are done", () => {
  const done: string[] = [];
  inTurn(() => {
    throw new Error("broken part");
  });
  inTurn(() => done.push("b"));
  expect(() => vi.advanceTimersToNextTimer()).toThrow("broken part");
  vi.runAllTimers();
  expect(done).toEqual(["b"]);
});
