import { expect, test } from "vitest";
import { momentAt } from "./story-moment.ts";

const steps = [
  { fromMs: 0, toMs: 6_000 },
  { fromMs: 6_000, toMs: 12_000 },
];
const scrolled = (px: number) => [
  { top: 500 - px, height: 400 },
  { top: 900 - px, height: 400 },
];

test("the moment follows the scroll position, both ways", () => {
  const at = (px: number) => momentAt(steps, scrolled(px), 300, false);
  expect(at(0)).toEqual({ step: 0, atMs: 0 });
  expect(at(280)).toEqual({ step: 0, atMs: 3_000 });
  expect(at(590)).toEqual({ step: 0, atMs: 6_000 });
  expect(at(600)).toEqual({ step: 1, atMs: 6_000 });
  expect(at(5_000)).toEqual({ step: 1, atMs: 12_000 });
  expect(at(280)).toEqual({ step: 0, atMs: 3_000 });
});

test("without motion each step shows its end", () => {
  expect(momentAt(steps, scrolled(0), 300, true)).toEqual({ step: 0, atMs: 6_000 });
  expect(momentAt(steps, scrolled(601), 300, true)).toEqual({ step: 1, atMs: 12_000 });
});
