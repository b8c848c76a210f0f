import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createStepClock } from "./step-clock.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("time is booked to the step that is shown, and none while it is paused, whatever the device's clock says", () => {
  let step = "guess";
  const clock = createStepClock(() => step);
  vi.advanceTimersByTime(5_000);
  expect(clock.spent.value).toEqual({});
  clock.start();
  vi.advanceTimersByTime(2_500);
  vi.setSystemTime(0);
  clock.tick();
  step = "watch";
  vi.advanceTimersByTime(1_000);
  clock.pause();
  vi.advanceTimersByTime(60_000);
  expect(clock.spent.value).toEqual({ guess: 2_500, watch: 1_000 });
});

test("after a reload it goes on from what was kept", () => {
  const clock = createStepClock(() => "guess");
  clock.reset({ guess: 60_000 }, true);
  vi.advanceTimersByTime(3_000);
  expect(clock.spent.value).toEqual({ guess: 63_000 });
  clock.dispose();
});
