import { expect, test } from "vitest";
import { keepingWords, savedWords } from "./work-words.ts";

const now = new Date(2026, 10, 26, 23, 30).getTime();

test("a time is told as one says it: today, this year, another year", () => {
  expect(savedWords(new Date(2026, 10, 26, 9, 5).getTime(), now)).toBe("today at 09:05");
  expect(savedWords(new Date(2026, 10, 25, 9, 5).getTime(), now)).toBe("25 November at 09:05");
  expect(savedWords(new Date(2025, 0, 2, 9, 5).getTime(), now)).toBe("2 January 2025 at 09:05");
});

test("restored work says when it was saved, and work that is not kept what helps", () => {
  const savedMs = new Date(2026, 10, 26, 9, 5).getTime();
  expect(keepingWords({ kind: "kept", savedMs, restored: true }, now)).toContain("saved today at 09:05");
  expect(keepingWords({ kind: "kept", savedMs: null, restored: true }, now)).toContain("earlier visit");
  expect(keepingWords({ kind: "not-kept", reason: "full" }, now)).toMatch(/full.*Download or share/);
});
