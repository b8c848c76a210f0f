import { expect, test } from "vitest";
import { currentHeading } from "./current-heading.ts";

test("one is under the last heading that has passed the line", () => {
  expect(currentHeading([-300, 40, 700], 100)).toBe(1);
  expect(currentHeading([-300, -200, 100], 100)).toBe(2);
});

test("above the first heading there is none", () => {
  expect(currentHeading([140, 700], 100)).toBe(-1);
  expect(currentHeading([], 100)).toBe(-1);
});
