import { expect, test } from "vitest";
import { countLines, newLineAt, offsetOfLine } from "./plain-text.ts";

test("lines are numbered as editors number them", () => {
  expect(["", "a", "a\n", "a\nb"].map(countLines)).toEqual([1, 1, 2, 2]);
});

test("a line begins after the break before it, and one beyond the end is the end", () => {
  expect([1, 2, 3, 9].map((line) => offsetOfLine("ab\n\ncd", line))).toEqual([0, 3, 4, 6]);
});

test("a new line keeps the indent, and goes deeper after an open bracket", () => {
  expect(newLineAt("  a();", 6)).toBe("\n  ");
  expect(newLineAt("  if (x) {", 10)).toBe("\n    ");
  expect(newLineAt("a\n\tb", 4)).toBe("\n\t");
  expect(newLineAt("", 0)).toBe("\n");
});
