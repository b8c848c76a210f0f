import { expect, test } from "vitest";
import { mapLines } from "./map-lines.ts";

const text = (...lines: string[]) => lines.join("\n");

test("lines inserted above move a line down", () => {
  expect(mapLines(text("a", "b", "c"), text("new", "newer", "a", "b", "c"))(2)).toEqual({ kind: "same", line: 4 });
});

test("a changed line is edited, at the place where it stands now", () => {
  const map = mapLines(text("a", "b", "c"), text("x", "a", "B", "c"));
  expect(map(2)).toEqual({ kind: "edited", line: 3 });
  expect(map(3)).toEqual({ kind: "same", line: 4 });
});

test("a line that is gone says so and points beside it, whatever is left", () => {
  expect(mapLines(text("a", "b", "c"), text("a", "c"))(2)).toEqual({ kind: "removed", line: 2 });
  expect(mapLines(text("a", "b"), text("a"))(2)).toEqual({ kind: "removed", line: 1 });
});

test("whatever is inserted and removed, a line said to be the same reads the same, and order is kept", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  for (let round = 0; round < 300; round += 1) {
    const before = Array.from({ length: 1 + random(12) }, () => "abcde"[random(5)] ?? "");
    const after = before.flatMap((line) => [[line], [], [line, "x"], ["y", line]][random(4)] ?? []);
    const map = mapLines(before.join("\n"), after.join("\n"));
    const mapped = before.map((_, index) => map(index + 1));
    const kept = mapped.flatMap((place) => (place.kind === "same" ? [place.line] : []));
    for (const [index, place] of mapped.entries())
      if (place.kind === "same") expect(after.join("\n").split("\n")[place.line - 1]).toBe(before[index]);
    expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
    for (const { line } of mapped) expect(line).toBeGreaterThanOrEqual(1);
    for (const { line } of mapped) expect(line).toBeLessThanOrEqual(Math.max(1, after.length));
  }
});
