import { expect, test } from "vitest";
import { toCodeLanguage } from "./code-language.ts";

test("a kept choice is taken, anything else is the language of the workbench", () => {
  expect(["python", "both", "typescript"].map(toCodeLanguage)).toEqual(["python", "both", "typescript"]);
  expect([null, undefined, "", "rust"].map(toCodeLanguage)).toEqual(Array(4).fill("typescript"));
});
