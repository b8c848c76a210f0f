import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

test("a recorded Python run is leafed through by keyboard, plays to its end, and is accessible in both themes", async ({
  page,
}) => {
  await page.goto("/lessons/exhaustion/");
  const frozen = page.locator(".recording").filter({ hasText: "A synchronous pool on the event loop" });
  await frozen.scrollIntoViewIfNeeded();
  const slider = frozen.getByRole("slider", { name: "Moment of the recording" });
  await expect(slider).toBeEnabled();

  await frozen.getByRole("button", { name: /00:03\.\d GET \/ping is sent/ }).press("Enter");
  await expect(frozen).toContainText("stands still for 1.");
  await expect(frozen.locator(".gauge")).toContainText("in use 3 of 3");
  await expect(frozen.locator(".gauge")).toContainText("tab 4");
  await expect(slider).toHaveAttribute("aria-valuetext", /^00:03\.\d, GET \/ping is sent$/);
  await expect(frozen.locator(".recorded-line")).toContainText(
    /^Last at the pool, line 28: db\.execute\(text\("SELECT 1"\)\)/,
  );
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    // A cell shows "t1", short for the "tab 1" that its name says.
    const axe = new AxeBuilder({ page }).include(".recording").disableRules("label-content-name-mismatch");
    const { violations } = await axe.analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);
  }

  await slider.press("End");
  await expect(frozen).toContainText("runs: whoever asks is answered");
  await slider.press("PageDown");
  const fast = frozen.getByRole("button", { name: "x4" });
  await fast.press("Enter");
  await expect(fast).toHaveAttribute("aria-pressed", "true");
  await frozen.getByRole("button", { name: "Play the recording" }).press("Enter");
  await expect(frozen.getByRole("button", { name: "Play the recording" })).toBeVisible({ timeout: 15_000 });
  await expect(frozen.locator("[aria-current=step]")).toContainText("tab 1 has given its connection back");
});

test("a recording that cannot be loaded says so, and its moments can be read; so they can without scripts", async ({
  page,
  browser,
}) => {
  await page.route(/frozen-loop.*\.json/, (route) => route.abort());
  await page.goto("/lessons/exhaustion/");
  const frozen = page.locator(".recording").first();
  await frozen.scrollIntoViewIfNeeded();
  await expect(frozen.getByRole("status")).toContainText("The picture could not be loaded");
  await expect(
    frozen.getByRole("listitem").filter({ hasText: "tab 4 waits: all 3 connections are out" }),
  ).toBeVisible();

  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(page.url());
  await expect(plain.locator(".recording").first()).toContainText("the event loop stands still");
  await context.close();
});
