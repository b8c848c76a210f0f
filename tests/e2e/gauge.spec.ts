import { expect, type Locator, test } from "@playwright/test";
import { LessonPage } from "../support/lesson-page.ts";

test("the first Run and a full pool move nothing on the page, and the legend opens by keyboard", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  const topOf = async (part: Locator) => (await part.boundingBox())?.y ?? Number.NaN;
  // From the gauge's top: a press may scroll the column.
  const placeOfTraffic = async () => (await topOf(lesson.traffic)) - (await topOf(lesson.gauge));
  await expect(lesson.gauge).toContainText("Press Run");
  const before = await placeOfTraffic();
  await lesson.run();
  await expect(lesson.gauge.getByRole("table", { name: "Connections" })).toContainText("not opened");
  expect(await placeOfTraffic()).toBeCloseTo(before, 0);
  await lesson.button("Open 31 tabs").click();
  await expect(lesson.gauge.getByRole("definition").nth(2)).toHaveText("1", { timeout: 15_000 });
  expect(await placeOfTraffic()).toBeCloseTo(before, 0);

  const legend = lesson.gauge.getByText("What the marks mean");
  await legend.focus();
  await page.keyboard.press("Enter");
  await expect(lesson.gauge.getByText("holder gone, not yet returned", { exact: true })).toBeVisible();
});
