import { expect, test } from "@playwright/test";
import { violationsInBothThemes } from "../../support/accessibility.ts";
import { listBuiltPages } from "../../support/built-pages.ts";
import { lessonPaths } from "../../support/lessons.ts";

/** Lessons and what stands in `site.spec.ts` are looked at there, at more widths. */
const lookedAtElsewhere = new Set<string>(["/", "/offline/", "/progress/", "/errors/", "/search/", ...lessonPaths]);
const paths = listBuiltPages().filter((path) => !lookedAtElsewhere.has(path));
const handouts = paths.filter((path) => path.endsWith("/handout/"));
const others = paths.filter((path) => !path.endsWith("/handout/"));

for (const [kind, group] of Object.entries({ handouts, others })) {
  test(`pages that were built and are looked at nowhere else (${kind}) are accessible in both themes`, async ({
    page,
  }) => {
    expect(group.length).toBeGreaterThan(0);
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
