import { expect, type Page, test } from "@playwright/test";
import { violationsInBothThemes } from "../support/accessibility.ts";
import { lessonPaths } from "../support/lessons.ts";

const pages = ["/", "/missing/", "/offline/", "/progress/", "/monday/", "/errors/", "/search/", ...lessonPaths];

/** By how many pixels the page would scroll sideways, width by width, once each is laid out. */
async function overflows(page: Page, widths: readonly number[]): Promise<string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const overflow = await page.evaluate(async () => {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return document.documentElement.scrollWidth - innerWidth;
    });
    if (overflow > 0) found.push(`${overflow} px at ${width} px`);
  }
  return found;
}

for (const path of pages) {
  test(`${path} is isolated, keeps its own policy, is accessible in both themes and never scrolls sideways`, async ({
    page,
  }) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
    });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(path, { waitUntil: "networkidle" });
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect.soft(await violationsInBothThemes(page)).toEqual([]);
    expect.soft(await overflows(page, [1920, 1440, 1000]), "opened wide").toEqual([]);
    await page.setViewportSize({ width: 390, height: 900 });
    await page.reload({ waitUntil: "networkidle" });
    expect.soft(await overflows(page, [320, 390, 768]), "opened on a phone").toEqual([]);
    expect(complaints).toEqual([]);
  });
}

test("an unknown address answers 404, names the address, guesses the lesson and leads on", async ({ page }) => {
  const response = await page.goto("/lesson/exaustion/");
  expect(response?.status()).toBe(404);
  await expect(page.getByText("/lesson/exaustion/")).toBeVisible();
  await expect(page.getByText("Did you mean Exhaustion, exactly?")).toBeVisible();
  await page.getByRole("link", { name: "Go to the first page" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("The 31st hangs");
});

test("the chosen theme is there before the first paint of the next page, without a flash", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  const root = page.locator("html");
  await expect(root).toHaveAttribute("data-theme", "light");
  const button = page.getByRole("button", { name: /^Theme/ });
  await button.click();
  await expect(button).toHaveAccessibleName("Theme: light. Switch to dark");
  await button.click();
  await expect(root).toHaveAttribute("data-theme", "dark");
  await page.goto("/missing/", { waitUntil: "commit" });
  await expect(root).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("body")).toHaveCSS("color", "rgb(230, 241, 244)");
});

test("with the theme left to the system, a change of the system's theme shows at once", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("the first Tab reaches a link that skips to the text", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the text" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
});
