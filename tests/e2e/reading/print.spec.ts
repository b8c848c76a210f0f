import { expect, type Page, test } from "@playwright/test";

/** Pages of a PDF as Chromium writes it: each is an object of type Page. */
async function countPages(page: Page): Promise<number> {
  const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  return pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

test("a lesson prints its text without the workbench, its quiz without the answers, its links with their targets", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/lessons/borrow-and-give-back/");
  await page.locator(".quiz-question summary").first().click();
  await page.emulateMedia({ media: "print" });
  for (const gone of [".top", "#workbench", ".lesson-pinned", ".steps", ".prose .copy", ".choices", "[data-lock]"])
    await expect(page.locator(gone).first(), gone).toBeHidden();
  await expect(page.locator(".quiz-question details[open] p").first()).toBeHidden();
  await expect(page.locator("[data-truth-text] p").first()).toBeVisible();
  for (const language of [".typescript", ".python"]) await expect(page.locator(language).first()).toBeVisible();
  await expect(page.locator("body")).toHaveCSS("color", "rgb(11, 36, 48)");
  const code = page.locator(".prose .ec-line span").first();
  await expect(code).toHaveCSS("color", "rgb(11, 36, 48)");
  const cut = await page
    .locator(".prose pre")
    .evaluateAll((blocks) =>
      blocks.filter((block) => block.scrollWidth > block.clientWidth + 1).map((block) => block.textContent),
    );
  expect(cut, "lines that the paper would cut off").toEqual([]);
  const pages = await countPages(page);
  expect(pages).toBeGreaterThanOrEqual(3);
  expect(pages).toBeLessThanOrEqual(9);
});

test("on paper no table is cut off, a recording keeps its moments, and the first page leaves its theme and pools behind", async ({
  page,
}) => {
  // The width of an A4 page between its margins.
  await page.setViewportSize({ width: 670, height: 900 });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.goto("/reference/pool-settings/");
  const tables = page.locator(".table");
  await expect(tables.first()).toBeVisible();
  expect(
    await tables.evaluateAll((all) => all.filter((table) => table.scrollWidth > table.clientWidth + 1).length),
  ).toBe(0);
  await page.goto("/lessons/exhaustion/");
  const recording = page.locator(".recorded-run").first();
  await expect(recording.locator(".moments li").last()).toBeVisible();
  await expect(recording.locator("input")).toBeHidden();
  await page.goto("/");
  await expect(page.locator("body")).toHaveCSS("color", "rgb(11, 36, 48)");
  await expect(page.locator(".hero .scene")).toBeHidden();
  await expect(page.locator(".story-stage")).toBeHidden();
});

test("a handout asks and does not answer: boxes, lines and gaps on two or three pages", async ({ page }) => {
  await page.goto("/lessons/borrow-and-give-back/handout/");
  await expect(page.locator(".handout-question")).toHaveCount(5);
  expect(await page.locator(".handout-box").count()).toBeGreaterThan(12);
  expect(await page.locator(".handout .blank").count()).toBeGreaterThanOrEqual(4);
  await expect(page.getByText("Give back what each question borrows")).toBeVisible();
  const source = await page.content();
  for (const answer of ["Nobody caught the error", "Right. ", 'data-truth="']) expect(source).not.toContain(answer);
  const pages = await countPages(page);
  expect(pages).toBeGreaterThanOrEqual(2);
  expect(pages).toBeLessThanOrEqual(3);
});

test("the cheat sheet is one sheet of paper", async ({ page }) => {
  await page.goto("/reference/cheat-sheet/");
  expect(await countPages(page)).toBe(1);
});
