import { expect, test } from "@playwright/test";

test("the contents open from header and pinned bar, mark where one is, and lead there", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/lessons/exhaustion/#why-not-simply-a-bigger-pool");
  const contents = page.getByRole("navigation", { name: "Contents" });
  await page.getByRole("button", { name: "Lesson 10 of 18: contents" }).click();
  await expect(contents.getByRole("link", { name: "Why not simply a bigger pool?" })).toHaveAttribute(
    "aria-current",
    "true",
  );
  await expect(contents.getByRole("link", { name: /Exhaustion, exactly/ })).toHaveAttribute("aria-current", "page");
  await contents.getByRole("link", { name: "Your turn" }).click();
  await expect(contents).toBeHidden();
  await expect(page).toHaveURL(/#your-turn$/);
  await expect(page.getByRole("heading", { name: "Your turn" })).toBeInViewport();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "Code", exact: true }).click();
  await page.getByRole("button", { name: "Contents", exact: true }).click();
  await contents.getByRole("link", { name: "Reading the error" }).click();
  await expect(page.getByRole("heading", { name: "Reading the error" })).toBeInViewport();
  await expect(page.locator("html")).toHaveAttribute("data-view", "text");
});

test("Alt with N and P goes through the course, and never while somebody types", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/lessons/the-hub-and-the-whole/");
  await page.getByText("Click, tap or press Enter to edit").click();
  const field = page.locator(".monaco-editor textarea, .monaco-editor [role=textbox], .editor textarea").first();
  await field.focus();
  await page.keyboard.press("Alt+N");
  await expect(page).toHaveURL(/the-hub-and-the-whole/);
  await page.locator("#main").focus();
  await page.keyboard.press("Alt+N");
  await expect(page).toHaveURL(/\/incidents\/messages-page\/$/);
  await page.keyboard.press("Alt+P");
  await expect(page).toHaveURL(/\/lessons\/the-hub-and-the-whole\/$/);
});

test("the language of comparisons is one choice: on every page, before the first paint, side by side where there is room", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/lessons/borrow-and-give-back/");
  const [typescript, python] = [page.locator(".compare .typescript"), page.locator(".compare .python")];
  await expect(python.first()).toBeHidden();
  await page.getByRole("button", { name: "Python" }).first().click();
  await expect(python.first()).toBeVisible();
  await expect(typescript.first()).toBeHidden();
  // No script has run when the document has been committed and its style sheets are there.
  await page.route("**/*.js", (route) => route.abort());
  await page.goto("/lessons/exhaustion/");
  await expect(python.first()).toBeVisible();
  await expect(typescript.first()).toBeHidden();
  await page.evaluate(() => document.documentElement.style.setProperty("--prose-share", "50%"));
  await page.setViewportSize({ width: 1920, height: 1000 });
  for (const side of [typescript, python]) await expect(side.first()).toBeVisible();
  const [left, right] = [await typescript.first().boundingBox(), await python.first().boundingBox()];
  expect(left?.y).toBe(right?.y);
});
