/** What axe finds on a page, in the words of a failed test. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/**
 * Axe, to be told where to look. It describes nothing that passes, and does without the blank page that would join the
 * results of frames: a page has none to be read.
 */
export const createAxe = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });

/** All rules in the light theme, and in the dark one those on colours, for a theme changes nothing else. */
export async function violationsInBothThemes(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction((theme) => document.documentElement.dataset.theme === theme, colorScheme);
    const axe = createAxe(page);
    if (colorScheme === "dark") axe.withRules(["color-contrast", "link-in-text-block"]);
    const { violations } = await axe.analyze();
    for (const { id, impact, nodes } of violations)
      if (impact === "serious" || impact === "critical")
        found.push(`${colorScheme}: ${id}: ${nodes.map((node) => node.target).join(", ")}`);
  }
  return found;
}
