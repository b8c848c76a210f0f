import { expect, test } from "vitest";
import { highlightCss } from "./highlight.ts";

test("the lines are named from the first to the last, and a range written backwards is its first line", () => {
  const css = highlightCss({ file: "main.ts", fromLine: 3, toLine: 10 });
  expect(css).toContain('.editor[aria-label="main.ts"] .static-code .ec-line:nth-child(n + 3):nth-child(-n + 10)');
  expect(css).toContain("calc(2 * 1lh) / 100% calc(8 * 1lh)");
  expect(highlightCss({ file: "main.ts", fromLine: 5, toLine: 2 })).toContain("nth-child(n + 5):nth-child(-n + 5)");
});

test("none is no rule, and a path cannot leave its quotes", () => {
  expect(highlightCss(null)).toBe("");
  expect(highlightCss({ file: 'a"] {} *{display:none', fromLine: 1, toLine: 1 })).toContain(
    '[aria-label="a] {} *{display:none"]',
  );
});
