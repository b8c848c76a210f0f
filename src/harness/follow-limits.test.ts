import { expect, test } from "vitest";
import { createFollowLimit } from "./follow-limits.ts";

const count = (mayFollow: (scopeId: string) => boolean, scopeId: string) =>
  Array.from({ length: 50 }, () => mayFollow(scopeId)).filter(Boolean).length;

test("each holder has its own twenty in a second, and twenty more in the next", () => {
  let nowMs = 0;
  const mayFollow = createFollowLimit(() => nowMs);
  expect([count(mayFollow, "http-1"), count(mayFollow, "http-2"), count(mayFollow, "http-1")]).toEqual([20, 20, 0]);
  nowMs = 999;
  expect(count(mayFollow, "http-1")).toBe(0);
  nowMs = 1_000;
  expect(count(mayFollow, "http-1")).toBe(20);
});

test("of more holders than are remembered the one that began first begins anew", () => {
  const mayFollow = createFollowLimit(() => 0);
  expect(count(mayFollow, "first")).toBe(20);
  for (let each = 0; each < 255; each += 1) mayFollow(`http-${each}`);
  expect(count(mayFollow, "first")).toBe(0);
  mayFollow("one more");
  expect(count(mayFollow, "first")).toBe(20);
});
