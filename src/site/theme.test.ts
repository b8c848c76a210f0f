import { expect, test } from "vitest";
import { describeThemeButton, nextThemeChoice, resolveTheme, themeChoices, toThemeChoice } from "./theme.ts";

test("an unknown or missing stored value means the system's theme", () => {
  expect([null, undefined, "", "sepia"].map(toThemeChoice)).toEqual(["system", "system", "system", "system"]);
});

test("a chosen theme wins over the system's", () => {
  expect(resolveTheme("light", true)).toBe("light");
  expect(resolveTheme("dark", false)).toBe("dark");
  expect(resolveTheme("system", true)).toBe("dark");
});

test("three presses lead back to the first choice, and each is named before it is made", () => {
  for (const choice of themeChoices) {
    expect(nextThemeChoice(nextThemeChoice(nextThemeChoice(choice)))).toBe(choice);
    expect(describeThemeButton(choice)).toMatch(/Switch to/);
  }
});
