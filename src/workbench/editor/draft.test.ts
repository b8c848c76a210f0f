import { expect, test } from "vitest";
import { type DraftStep, noteStep } from "./draft.ts";
import { textsOf } from "./take-over.ts";
import { changeBetween } from "./text-change.ts";

/** The steps that typing one text after the other leaves, each with its kind. */
function typed(file: string, first: string, ...texts: readonly (readonly [kind: string, text: string])[]): DraftStep[] {
  const steps: DraftStep[] = [];
  let before = first;
  for (const [kind, after] of texts) {
    noteStep(steps, { file, kind, before, after });
    before = after;
  }
  return steps;
}

test("the letters of a word are one step, a space between words another", () => {
  const steps = typed("a.ts", "", ["letter", "o"], ["letter", "on"], ["space", "on "], ["letter", "on t"]);
  expect(textsOf(steps, "a.ts")).toEqual(["", "on", "on ", "on t"]);
});

test("a text that came from elsewhere between two letters parts them", () => {
  const steps: DraftStep[] = [];
  noteStep(steps, { file: "a.ts", kind: "letter", before: "", after: "x" });
  noteStep(steps, { file: "a.ts", kind: "letter", before: "fresh", after: "freshy" });
  expect(textsOf(steps, "a.ts")).toEqual(["", "x", "fresh", "freshy"]);
});

test("each file has the texts that it went through itself, and one that nobody touched has none", () => {
  const steps = [...typed("a.ts", "", ["letter", "a"]), ...typed("b.ts", "1", ["letter", "12"])];
  expect(["a.ts", "b.ts", "c.ts"].map((file) => textsOf(steps, file))).toEqual([["", "a"], ["1", "12"], []]);
});

test("a change is what lies between the first and the last difference, and makes the one text into the other", () => {
  const texts = ["", "a", "aa", "aaa", "ab", "ba", "one two", "one three two", "\n\n", "\n"];
  for (const before of texts)
    for (const after of texts) {
      const { start, end, text } = changeBetween(before, after);
      expect(before.slice(0, start) + text + before.slice(end)).toBe(after);
      expect(end).toBeGreaterThanOrEqual(start);
    }
  expect(changeBetween("one two", "one three two")).toEqual({ start: 5, end: 5, text: "hree t" });
});
