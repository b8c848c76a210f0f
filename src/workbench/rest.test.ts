import { expect, test } from "vitest";
import { createRest } from "./rest.ts";

/** How many changes are shown in a second of one change each frame. */
function shownInASecond(restMs: number, atOnce: number): number {
  const rest = createRest(restMs, atOnce);
  let shown = 0;
  for (let nowMs = 0; nowMs < 1_000; nowMs += 16) {
    if (rest.waitMs(nowMs) > 0) continue;
    rest.showed(nowMs);
    shown += 1;
  }
  return shown;
}

test("a few changes after a quiet time are shown at once", () => {
  const rest = createRest(150, 3);
  expect([0, 1, 2].map((nowMs) => [rest.waitMs(nowMs), rest.showed(nowMs)][0])).toEqual([0, 0, 0]);
  expect(rest.waitMs(3)).toBeCloseTo(147, 0);
});

test("a flood is shown no more often than it rests", () => {
  expect(shownInASecond(150, 1)).toBeLessThanOrEqual(7);
  expect(shownInASecond(150, 8)).toBeLessThanOrEqual(15);
});
