import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { onNextFrame } from "./frame-schedule.ts";

let frames: (() => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => frames.push(run));
  vi.stubGlobal("cancelAnimationFrame", (id: number) => frames.splice(id - 1, 1));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("what is due runs with the next frame, once", () => {
  let runs = 0;
  onNextFrame(() => (runs += 1));
  expect(runs).toBe(0);
  for (const frame of frames) frame();
  vi.advanceTimersByTime(10_000);
  expect(runs).toBe(1);
});

test("in a hidden page, which has no frames, it runs by the timer, once", () => {
  let runs = 0;
  onNextFrame(() => (runs += 1));
  vi.advanceTimersByTime(1_000);
  expect(runs).toBe(1);
  expect(frames).toEqual([]);
});

test("what was called off runs by neither", () => {
  let runs = 0;
  onNextFrame(() => (runs += 1))();
  for (const frame of frames) frame();
  vi.advanceTimersByTime(10_000);
  expect(runs).toBe(0);
});
