/** A reader without a mouse. */
import type { Page } from "@playwright/test";

/** Accessible name, or text, of what has the focus. */
export const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document;
    const label = activeElement instanceof HTMLInputElement ? activeElement.labels?.[0] : null;
    return activeElement?.getAttribute("aria-label") ?? (label ?? activeElement)?.textContent?.trim() ?? "";
  });

/**
 * Presses Tab until the control with that name has the focus, and tells how often that was; fails when the page has
 * been gone through.
 */
export async function tabTo(page: Page, name: RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<number> {
  const passed: string[] = [];
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press(key);
    const reached = await focusedName(page);
    if (name.test(reached)) return presses + 1;
    passed.push(reached.slice(0, 40));
  }
  throw new Error(`Tab never came to ${name}; it passed ${passed.join(" | ")}`);
}
