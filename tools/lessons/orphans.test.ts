import { expect, test } from "vitest";
import { findOrphans } from "./orphans.ts";

test("claims that lessons make, and lessons that claim what is known, are no orphans", () => {
  expect(findOrphans(["a", "b"], new Map([["lessons/x", ["a", "b"]]]))).toEqual([]);
});

test("a claim that no page makes, an id that nothing claims, a double and a silent lesson are each told", () => {
  const pages = new Map([
    ["lessons/x", ["a", "unknown"]],
    ["lessons/y", []],
    ["reference/z", []],
  ]);
  expect(findOrphans(["a", "a", "lonely"], pages)).toEqual([
    expect.stringMatching(/^a: stands twice/),
    expect.stringMatching(/^lonely: no page/),
    expect.stringMatching(/^lessons\/x: claims unknown/),
    expect.stringMatching(/^lessons\/y: claims nothing/),
  ]);
});
