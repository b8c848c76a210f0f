import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { violationsInBothThemes } from "../support/accessibility.ts";
import { LessonPage } from "../support/lesson-page.ts";
import { readSandboxFile } from "../support/sandbox-files.ts";

test.describe.configure({ timeout: 120_000 });

const noteOn = (page: Page, lesson: string) => page.getByRole("textbox", { name: `Our notes on “${lesson}”` });
const shownLessons = (page: Page) => page.locator(".monday-lesson h2 a");

async function downloadMarkdown(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download Markdown" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^on-monday-\d{4}-\d\d-\d\d\.md$/);
  return readFileSync(await download.path(), "utf8");
}

test("what was solved comes first, notes and ticks stay, are joined between tabs, and are taken along", async ({
  page,
  context,
}) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.replaceCode(readSandboxFile("exhaustion/variants/pool-query/main.ts"));
  await lesson.check(/All \d checks passed/);
  await page.getByRole("link", { name: "what to check, and your notes" }).click();
  await expect(page).toHaveURL(/\/monday\/#exhaustion$/);

  await expect(shownLessons(page).first()).toHaveText("10. Exhaustion, exactly");
  await expect(page.getByRole("radio", { name: "Those that I solved (1)" })).toBeChecked();
  const section = page.getByRole("region", { name: "Exhaustion, exactly" });
  await expect(section).toBeInViewport();
  await expect(section).toContainText(/Passed in the sandbox: (\d) of \1 checks/);
  await section.getByRole("checkbox", { name: "Every pool has a time-out" }).check();
  await noteOn(page, "Exhaustion, exactly").fill("Ask Ann about billing <b>");

  const other = await context.newPage();
  await other.goto("/monday/");
  await expect(noteOn(other, "Exhaustion, exactly")).toHaveValue("Ask Ann about billing <b>");
  await noteOn(other, "Two clocks").fill("From the other tab");
  await expect(noteOn(page, "Two clocks")).toHaveValue("From the other tab");
  await expect(page.getByText("Your notes and ticks in 1 lesson more are left out")).toBeVisible();
  await other.close();

  await page.reload();
  await expect(section.getByRole("checkbox", { name: "Every pool has a time-out" })).toBeChecked();
  await expect(page.getByText("1 of 50 looked at")).toBeVisible();
  const solved = await downloadMarkdown(page);
  expect(solved.match(/^## .*$/gm)).toEqual(["## 10. Exhaustion, exactly (solved)"]);
  expect(solved).toContain("\n> Ask Ann about billing &lt;b>\n");
  expect(solved).toContain("- [x] **Every pool has a time-out**\n");
  await page.getByRole("radio", { name: "All (18)" }).check();
  const all = await downloadMarkdown(page);
  expect(all.match(/^## .*$/gm)).toHaveLength(18);
  expect(all).toContain("\n> From the other tab\n");
  expect(await violationsInBothThemes(page)).toEqual([]);

  await page.emulateMedia({ media: "print", colorScheme: "light" });
  await expect(section.getByText("Ask Ann about billing <b>").and(page.locator("p"))).toBeVisible();
  await expect(noteOn(page, "Exhaustion, exactly")).toBeHidden();

  await page.emulateMedia({ media: null });
  await page.goto("/progress/");
  await page.getByRole("button", { name: "Clear Your notes" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Clear", exact: true }).click();
  await page.goto("/monday/");
  await expect(noteOn(page, "Two clocks")).toHaveValue("");
});

test("where storage is refused that is said, and what was written can still be taken along", async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  });
  await page.goto("/monday/");
  await page.getByRole("textbox", { name: "Our notes on all of it" }).fill("Nothing is lost");
  await expect(page.getByText("There is no room")).toBeVisible();
  expect(await downloadMarkdown(page)).toContain("## Our notes\n\n> Nothing is lost\n");
  const asked = page.waitForEvent("dialog");
  const leaving = page.goto("/").catch(() => null);
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.accept();
  await leaving;
});

test("without scripts the whole list can be read and printed", async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto("/monday/");
  await expect(page.locator(".monday-item")).toHaveCount(50);
  await expect(page.getByText("git grep -nE -A 10 -e 'new (pg\\.)?Pool\\(' -- '*.ts' '*.js'")).toBeVisible();
  await expect(page.locator(".monday textarea, .monday input, .monday button")).toHaveCount(0);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".monday-lesson").last()).toBeVisible();
  await page.context().close();
});
