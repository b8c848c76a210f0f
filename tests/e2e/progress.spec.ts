import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { LessonPage } from "../support/lesson-page.ts";
import { readSandboxFile } from "../support/sandbox-files.ts";

const ownWay = readSandboxFile("exhaustion/variants/pool-query/main.ts");

async function expectNoViolation(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);
  }
}

const rowOf = (page: Page, lesson: string) =>
  page.getByRole("row").filter({ has: page.getByRole("link", { name: lesson }) });

test.describe.configure({ timeout: 120_000 });

test("what is done in a lesson is kept, taken along in a file, cleared, and brought in on another device", async ({
  page,
  browser,
}) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.replaceCode(ownWay);
  await lesson.check(/All \d checks passed/);
  const heading = page.locator("#main h2[id]").nth(2);
  await heading.evaluate((element) => element.scrollIntoView());
  const headingId = await heading.getAttribute("id");

  await page.goto("/");
  const onward = page.getByRole("link", { name: "Continue with lesson 10" });
  await expect(onward).toHaveAttribute("href", new RegExp(`/lessons/exhaustion/#${headingId}$`));
  await expect(
    page.locator("#lessons").getByRole("listitem").filter({ hasText: "Exhaustion, exactly" }).last(),
  ).toContainText("solved");

  await page.goto("/progress/");
  const row = rowOf(page, "Exhaustion, exactly");
  await expect(row).toContainText("solved");
  await expect(row).toContainText(/(\d+) of \1 checks passed/);
  await expectNoViolation(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as a file" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^watertight-\d{4}-\d\d-\d\d\.json$/);
  const text = readFileSync(await download.path(), "utf8");

  await page.getByRole("button", { name: "Clear everything" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Keep it" }).click();
  await expect(row).toContainText("solved");
  await page.getByRole("button", { name: "Clear everything" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Clear", exact: true }).click();
  await expect(row).toContainText("not begun");
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row).toContainText("solved");

  const other = await (await browser.newContext()).newPage();
  await other.goto("/progress/");
  await expect(other.getByText("Nothing is kept yet.")).toBeVisible();
  const bring = (name: string, content: string) =>
    other
      .getByLabel("Bring in a file")
      .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
  await bring("half.json", text.slice(0, text.length / 2));
  await expect(other.getByRole("status").filter({ hasText: "half.json" })).toContainText("Nothing was changed.");
  await bring("whole.json", text);
  await expect(other.getByRole("region", { name: "What the file would change" })).toContainText(
    /Progress in “Exhaustion, exactly”: \d+ more things done, solved among them/,
  );
  await expectNoViolation(other);
  await other.getByRole("button", { name: "Bring it in" }).click();
  await expect(rowOf(other, "Exhaustion, exactly")).toContainText("solved");
  await other.goto("/lessons/exhaustion/?view=code");
  await expect(other.locator(".editor-static")).toContainText("pool.query");
  await other.context().close();
});

test("a damaged record is put aside and said; without storage a lesson says that nothing is kept", async ({ page }) => {
  await page.addInitScript(() => {
    if (sessionStorage.getItem("damaged")) return;
    sessionStorage.setItem("damaged", "yes");
    localStorage.setItem("watertight.progress", "{half");
  });
  await page.goto("/lessons/exhaustion/");
  await page.goto("/progress/");
  await expect(page.getByText("It was put aside")).toBeVisible();
  await expect(rowOf(page, "Exhaustion, exactly")).toContainText("begun");
  expect(await page.evaluate(() => localStorage.getItem("watertight.progress.aside"))).toBe("{half");

  await page.addInitScript(() => Object.defineProperty(window, "localStorage", { get: () => null }));
  await page.goto("/lessons/exhaustion/");
  await expect(page.getByText("Progress is not kept: storage is refused")).toBeVisible();
  await page.getByRole("link", { name: "Why?" }).click();
  await expect(page.getByText("The browser refuses storage to this site.")).toBeVisible();
});

test("the first page's gauge follows the scroll position both ways, by keys too, and step by step without motion", async ({
  page,
}) => {
  await page.goto("/");
  const stage = page.locator(".story-stage");
  const table = page.getByRole("table", { name: "Connections in the recorded run" });
  const steps = page.getByRole("navigation", { name: "Steps of the story" });
  await stage.scrollIntoViewIfNeeded();
  await steps.getByRole("link", { name: "The line that took it" }).press("Enter");
  await expect(stage).toHaveAttribute("data-step", "the-line-that-took-it");
  await page.mouse.wheel(0, 300);
  await expect(table.getByRole("row").filter({ hasText: "tab 25" })).toContainText("leaked");
  await expect(steps.locator("[aria-current=step]")).toHaveText(/The line that took it/);
  await steps.getByRole("link", { name: "Mended: it comes back" }).press("Enter");
  await page.mouse.wheel(0, 300);
  await expect(table).toContainText("tab 31");
  await expect(table).not.toContainText("leaked");
  await expectNoViolation(page);
  await page.keyboard.press("Home");
  await expect(stage).toHaveAttribute("data-at-ms", "0");

  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.reload();
  await stage.scrollIntoViewIfNeeded();
  await steps.getByRole("link", { name: "Thirty tabs work" }).press("Enter");
  await expect(stage).toHaveAttribute("data-at-ms", "6000");
});
