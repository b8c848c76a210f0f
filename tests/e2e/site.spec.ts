import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { lessonPaths } from "../support/lessons.ts";

const pages = ["/", "/missing/", ...lessonPaths];

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });
    for (const path of pages)
      test(`${path} has no serious accessibility violation`, async ({ page }) => {
        await page.goto(path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);
      });
  });
}

for (const path of pages) {
  test(`${path} is cross-origin isolated and breaks no policy of its own`, async ({ page }) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
    });
    await page.goto(path, { waitUntil: "networkidle" });
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect(complaints).toEqual([]);
  });

  for (const width of [1920, 1440, 1000, 768, 390, 320])
    test(`${path} does not scroll sideways at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
}

test("an unknown address answers 404, names the address and leads on", async ({ page }) => {
  const response = await page.goto("/lessons/no-such-lesson/");
  expect(response?.status()).toBe(404);
  await expect(page.getByText("/lessons/no-such-lesson/")).toBeVisible();
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
