import { expect, test } from "@playwright/test";

for (const theme of ["light", "dark"]) {
  test(`every state of the gauge looks as it did, ${theme}`, async ({ page }) => {
    await page.goto(`/?theme=${theme}`);
    const frames = page.locator("[data-picture]");
    await expect(frames.last()).toBeVisible();
    const names = await frames.evaluateAll((elements) =>
      elements.map((element) => element.getAttribute("data-picture")),
    );
    expect(names.length).toBeGreaterThan(15);
    await page.evaluate(() => document.fonts.ready);
    for (const name of names) {
      // All are compared, so that one run tells every picture that changed.
      await expect.soft(page.locator(`[data-picture="${name}"]`)).toHaveScreenshot(`${name}-${theme}.png`);
    }
  });
}
