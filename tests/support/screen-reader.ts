/** A page as a screen reader has it: the accessibility tree as lines, and what the live regions said. */
import { expect, type Locator, type Page } from "@playwright/test";

export class ScreenReader {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Begins to listen; call it before the page is opened. */
  static async start(page: Page): Promise<ScreenReader> {
    await page.addInitScript(() => {
      const heard: string[] = [];
      Object.assign(window, { heardAloud: heard });
      new MutationObserver((changes) => {
        const regions = new Set(
          changes.flatMap(({ target }) => {
            const element = target instanceof Element ? target : target.parentElement;
            return element?.closest("[role=status], [aria-live=polite]") ?? [];
          }),
        );
        for (const region of regions) {
          const sentence = region.textContent?.trim() ?? "";
          if (sentence !== "") heard.push(sentence);
        }
      }).observe(document, { subtree: true, childList: true, characterData: true });
    });
    return new ScreenReader(page);
  }

  /** The tree below `place` as it would be read out, a line an item. */
  async read(place: Locator): Promise<string[]> {
    const tree = await place.ariaSnapshot();
    return tree.split("\n").map((line) => line.replace(/^\s*- /, "").trim());
  }

  /** Waits until the tree below `place` has a line that matches. */
  async waitToRead(place: Locator, line: RegExp, timeout = 15_000): Promise<void> {
    await expect
      .poll(async () => (await this.read(place)).some((read) => line.test(read)), { message: String(line), timeout })
      .toBe(true);
  }

  /** Every sentence of the live regions so far. */
  heard(): Promise<string[]> {
    return this.page.evaluate(() => (window as unknown as { heardAloud: string[] }).heardAloud);
  }

  /** Waits until a live region has said it. */
  async waitToHear(sentence: RegExp, timeout = 20_000): Promise<void> {
    await expect
      .poll(async () => (await this.heard()).some((said) => sentence.test(said)), {
        message: String(sentence),
        timeout,
      })
      .toBe(true);
  }
}
