import { expect, test } from "@playwright/test";
import { violationsInBothThemes } from "../support/accessibility.ts";
import { focusedName, tabTo } from "../support/keyboard.ts";
import { LessonPage } from "../support/lesson-page.ts";
import { readSandboxFile } from "../support/sandbox-files.ts";

const solution = readSandboxFile("exhaustion/solution/main.ts");

test("a learner who uses the keyboard alone runs, breaks, reads, mends and proves", async ({ page }) => {
  test.setTimeout(60_000);
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await tabTo(page, /^Run$/);
  await page.keyboard.press("Enter");
  await expect(lesson.log).toContainText("listening on port");
  await tabTo(page, /^Open 31 tabs$/);
  await page.keyboard.press("Enter");
  await expect(lesson.gauge).toContainText("in use 30 of 30");
  // Lanes: one stop for Tab, arrow keys from there, Enter to press.
  await tabTo(page, /^lane 1\b/i, "Shift+Tab");
  await page.keyboard.press("ArrowDown");
  expect(await focusedName(page)).toMatch(/lane 2\b/i);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Autopsy" })).toContainText("main.ts:16");
  // Into the editor with Enter, out of it with the chord that stands below it.
  await tabTo(page, /^Code editor: main\.ts/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator(".monaco-editor").first()).toBeVisible({ timeout: 15_000 });
  await expect.poll(() => focusedName(page)).toMatch(/^Code editor: main\.ts/);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(solution);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByText(/All \d checks passed/).first()).toBeAttached({ timeout: 20_000 });
  await page.keyboard.press("Control+M");
  await page.keyboard.press("Tab");
  expect(await focusedName(page)).not.toMatch(/^Code editor/);
});

test("every control of the workbench can be reached by Tab", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.run();
  await lesson.button("Open tab").click();
  await expect(lesson.traffic).toContainText("tab 1");
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (const name of [
    /^main\.ts/,
    /^Run$/,
    /^Stop$/,
    /^Check/,
    /^Share$/,
    /^Code editor/,
    /^lane 1/i,
    /^Show as table$/,
  ])
    await tabTo(page, name);
  for (const name of [/^Pause$/, /^x60$/, /^Open tab$/, /^Open 31 tabs$/, /^GET \/ping$/, /^tab 1/, /^Hint$/])
    await tabTo(page, name);
});

test("a full pool has no serious accessibility violation in either theme", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.run();
  await lesson.button("Open 31 tabs").click();
  await expect(lesson.gauge).toContainText("in use 30 of 30");
  await lesson.button("Check").click();
  await expect(lesson.checks).toContainText("failed", { timeout: 20_000 });
  expect(await violationsInBothThemes(page)).toEqual([]);
});
