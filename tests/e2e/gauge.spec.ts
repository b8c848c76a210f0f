import { expect, test } from "@playwright/test";
import { LessonPage } from "../support/lesson-page.ts";

test("the first Run and a full pool move nothing on the page, and the legend opens by keyboard", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  const placeOfTraffic = async () => (await lesson.traffic.boundingBox())?.y;
  await expect(lesson.gauge).toContainText("Press Run");
  const before = await placeOfTraffic();
  await lesson.run();
  await expect(lesson.gauge.getByRole("table", { name: "Connections" })).toContainText("not opened");
  expect(await placeOfTraffic()).toBe(before);
  await lesson.button("Open 31 tabs").click();
  await expect(lesson.gauge.getByRole("definition").nth(2)).toHaveText("1", { timeout: 15_000 });
  expect(await placeOfTraffic()).toBe(before);

  const legend = lesson.gauge.getByText("What the marks mean");
  await legend.focus();
  await page.keyboard.press("Enter");
  await expect(lesson.gauge.getByText("holder gone, not yet returned", { exact: true })).toBeVisible();
});
