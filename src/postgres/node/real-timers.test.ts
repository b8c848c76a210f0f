import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRealTimers } from "./real-timers.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const dayMs = 86_400_000;

test("fires after its delay, once, and not once it is cleared", () => {
  const fired: number[] = [];
  const timers = createRealTimers((timerId) => fired.push(timerId));
  timers.set(1, 100);
  timers.set(2, 100);
  timers.clear(2);
  vi.advanceTimersByTime(99);
  expect(fired).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(fired).toEqual([1]);
});

test("keeps a delay that is longer than the machine's timers can be", () => {
  const fired: number[] = [];
  const timers = createRealTimers((timerId) => fired.push(timerId));
  timers.set(1, 60 * dayMs);
  timers.set(2, Number.POSITIVE_INFINITY);
  vi.advanceTimersByTime(60 * dayMs - 1);
  expect(fired).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(fired).toEqual([1]);
  vi.advanceTimersByTime(900 * dayMs);
  expect(fired).toEqual([1]);
  timers.clearAll();
  expect(vi.getTimerCount()).toBe(0);
});
