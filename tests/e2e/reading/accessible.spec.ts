import { expect, test } from "@playwright/test";
import { violationsInBothThemes } from "../../support/accessibility.ts";
import { listBuiltPages } from "../../support/built-pages.ts";
import { lessonPaths } from "../../support/lessons.ts";

/** Lessons and what stands in `site.spec.ts` are looked at there, at more widths. */
const lookedAtElsewhere = new Set<string>(["/", "/offline/", "/progress/", "/errors/", "/search/", ...lessonPaths]);
/** A trainer's window is one page with other words in it: one lesson's stands for all. */
const isAnotherWindow = (path: string) => /\/present\/$/.test(path) && path !== "/lessons/exhaustion/present/";
const paths = listBuiltPages().filter((path) => !lookedAtElsewhere.has(path) && !isAnotherWindow(path));
/** One page of the browser for several of the site is cheaper; all in one would come near a test's limit of time. */
const groupSize = 6;

test("there are such pages, handouts and reference pages among them", () => {
  expect(paths).toContain("/glossary/");
  expect(paths).toContain("/lessons/exhaustion/handout/");
});

for (let first = 0; first < paths.length; first += groupSize) {
  const group = paths.slice(first, first + groupSize);
  test(`accessible in both themes: ${group.join(", ")}`, async ({ page }) => {
    for (const path of group) {
      await page.goto(path);
      expect.soft(await violationsInBothThemes(page), path).toEqual([]);
    }
  });
}

test("what lies over a lesson is accessible in both themes: contents, palette", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/lessons/exhaustion/");
  await page.getByRole("button", { name: "Lesson 10 of 18: contents" }).click();
  await expect(page.getByRole("navigation", { name: "Contents" })).toBeVisible();
  expect.soft(await violationsInBothThemes(page), "contents").toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await expect(page.locator("[role=option]").first()).toBeVisible();
  expect.soft(await violationsInBothThemes(page), "palette").toEqual([]);
});
