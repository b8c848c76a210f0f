import { expect, test } from "@playwright/test";
import { lessonPaths } from "../support/lessons.ts";

const [path] = lessonPaths;

test.describe("a lesson's layout", () => {
  if (path === undefined) throw new Error("content/lessons/ has no lesson to lay out");
  const open = path;

  test("where there is room, prose stands beside the workbench at 35 to 38 percent", async ({ page }) => {
    for (const [width, share] of [
      [1440, 0.35],
      [1000, 0.38],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(open);
      const prose = await page.locator(".lesson-prose").boundingBox();
      expect((prose?.width ?? 0) / width).toBeCloseTo(share, 2);
      await expect(page.locator(".lesson-work")).toBeVisible();
      await expect(page.getByRole("button", { name: "Code", exact: true })).toBeHidden();
    }
  });

  test("on a phone one of the two is shown, and Back returns to the other", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(open);
    await expect(page.locator(".lesson-prose")).toBeVisible();
    await expect(page.locator(".lesson-work")).toBeHidden();
    await page.getByRole("button", { name: "Code", exact: true }).click();
    await expect(page).toHaveURL(/\?view=code$/);
    await expect(page.locator(".lesson-work")).toBeVisible();
    await expect(page.locator(".lesson-prose")).toBeHidden();
    await page.goBack();
    await expect(page.locator(".lesson-prose")).toBeVisible();
    await expect(page.getByRole("button", { name: "Text", exact: true })).toHaveAttribute("aria-pressed", "true");
  });

  test("a link to the code opens on the code", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${open}?view=code`);
    await expect(page.locator(".lesson-work")).toBeVisible();
    await expect(page.getByRole("button", { name: "Code", exact: true })).toHaveAttribute("aria-pressed", "true");
  });
});
