import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DiffLine, diffLines, foldCommonLines } from "./line-diff.ts";

const sideOf = (lines: readonly DiffLine[], side: "mine" | "solution") =>
  lines
    .filter((line) => line.side === "both" || line.side === side)
    .map(({ text }) => text)
    .join("\n");

describe("a comparison line by line", () => {
  it("tells what goes and what comes, and keeps what is common", () => {
    expect(diffLines("a\nb\nc", "a\nx\nc").map(({ side, text }) => `${side} ${text}`)).toEqual([
      "both a",
      "mine b",
      "solution x",
      "both c",
    ]);
  });

  it("has both texts in it, whole and in order, and calls no line of equal texts different", () => {
    const texts = fc.array(fc.constantFrom("a", "b", "", "  c")).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(texts, texts, (mine, solution) => {
        const lines = diffLines(mine, solution);
        expect(sideOf(lines, "mine")).toBe(mine);
        expect(sideOf(lines, "solution")).toBe(solution);
        expect(diffLines(mine, mine).every(({ side }) => side === "both")).toBe(true);
      }),
    );
  });

  it("of texts too long to compare shows one after the other", () => {
    const long = (word: string) => Array.from({ length: 3_000 }, (_, index) => `${word} ${index}`).join("\n");
    const lines = diffLines(long("mine"), long("theirs"));
    expect(lines.length).toBe(6_000);
    expect(lines[2_999]?.side).toBe("mine");
  });

  it("leaves out what is far from any change, and says how much", () => {
    const mine = Array.from({ length: 20 }, (_, index) => `${index}`).join("\n");
    const rows = foldCommonLines(diffLines(mine, mine.replace("\n10\n", "\nten\n")), 2);
    expect(rows[0]).toEqual({ side: "skipped", count: 8 });
    expect(rows.at(-1)).toEqual({ side: "skipped", count: 7 });
    expect(rows.length).toBe(8);
  });
});
