import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { codeThemes, readColourTokens } from "./code-themes.mjs";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

test("both themes take their colours from the tokens", () => {
  const [light, dark] = codeThemes(css);
  const pair = readColourTokens(css).get("code-keyword");
  const keywordOf = (theme: typeof light) =>
    theme?.tokenColors.find(({ scope }) => scope.includes("keyword"))?.settings.foreground;
  expect([keywordOf(light), keywordOf(dark)]).toEqual([pair?.light, pair?.dark]);
});

test("a colour that is gone stops the build, naming it", () => {
  expect(() => codeThemes(css.replace("--code-string:", "--code-text:"))).toThrow("--code-string is missing");
});
