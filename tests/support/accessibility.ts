/** What axe finds on a whole page. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** The rules of axe that a theme can break: both themes share everything else. */
const colourRules = ["color-contrast", "link-in-text-block"];

/**
 * Axe, to be told where to look; what passes is neither described nor sent. Without the blank page that would join the
 * results of frames: a page of the site has none to be read.
 */
export const createAxe = (page: Page) =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });

async function serious(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`);
}

/** Of every rule. */
const seriousViolations = (page: Page): Promise<string[]> => serious(createAxe(page));

/** Those that the colours of a page make, where `seriousViolations` has seen it in its other theme. */
const seriousColourViolations = (page: Page): Promise<string[]> => serious(createAxe(page).withRules(colourRules));

/** Serious violations in both themes, one after the other; each names its theme. */
export async function violationsInBothThemes(page: Page): Promise<string[]> {
  const look = { light: seriousViolations, dark: seriousColourViolations };
  const found: string[] = [];
  for (const theme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.waitForFunction((name) => document.documentElement.dataset.theme === name, theme);
    found.push(...(await look[theme](page)).map((violation) => `${theme}: ${violation}`));
  }
  return found;
}
