import { expect, test } from "vitest";
import { clamp, editorPane, prosePane, sizeAfterKey, toPaneSizes } from "./pane-sizes.ts";

test("the text is never narrower than 360 px on a wide page, 320 px on a middling one, nor wider than half", () => {
  for (const [width, leastPx] of [
    [1920, 360],
    [1200, 360],
    [1199, 320],
    [800, 320],
  ] as const) {
    const { min, max } = prosePane.limits(width);
    expect((min / 100) * width).toBeCloseTo(leastPx);
    expect(max).toBe(50);
  }
});

test("limits never cross, however small the container", () => {
  for (const size of [0, 1, 100, 300, 5000])
    for (const pane of [prosePane, editorPane]) {
      const { min, max } = pane.limits(size);
      expect(min).toBeLessThanOrEqual(max);
      expect(clamp(-1e9, { min, max })).toBe(min);
      expect(clamp(1e9, { min, max })).toBe(max);
    }
});

test("arrows go along the splitter's own axis, and stop at the limits", () => {
  const limits = { min: 25, max: 50 };
  expect(sizeAfterKey("ArrowRight", 35, prosePane, limits)).toBe(37);
  expect(sizeAfterKey("ArrowLeft", 26, prosePane, limits)).toBe(25);
  expect(sizeAfterKey("PageDown", 48, prosePane, limits)).toBe(50);
  expect(sizeAfterKey("ArrowUp", 35, prosePane, limits)).toBeNull();
  expect(sizeAfterKey("ArrowDown", 240, editorPane, { min: 120, max: 600 })).toBe(260);
  expect(sizeAfterKey("Home", 240, editorPane, { min: 120, max: 600 })).toBe(120);
  expect(sizeAfterKey("End", 240, editorPane, { min: 120, max: 600 })).toBe(600);
  expect(sizeAfterKey("a", 240, editorPane, { min: 120, max: 600 })).toBeNull();
});

test("a screen reader hears the editor's height in lines of code", () => {
  expect(editorPane.words(250)).toBe("Editor shows 12 lines");
  expect(prosePane.words(35.4)).toBe("Text takes 35 % of the width");
});

test("what was kept by nobody, or by somebody else, means the layout's own sizes", () => {
  for (const stored of [null, "", "{", "null", "[]", "7", '"x"', '{"prosePercent":"40"}', '{"editorPx":1e999}'])
    expect(toPaneSizes(stored)).toEqual({});
  expect(toPaneSizes('{"prosePercent":42,"editorPx":null,"other":1}')).toEqual({ prosePercent: 42 });
});
