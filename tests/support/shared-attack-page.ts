import type { Page } from "@playwright/test";
import { type Attack, AttackPage } from "./attack-page.ts";

/** Longer than any attack may hold a page up, and shorter than a test. */
const answerLimitMs = 10_000;

/**
 * One page from attack to attack, which spares the loading. What attacks leave behind in it may be more than a tab can
 * hold: where it crashed or answers no more before the next attack has begun, that one begins in a new page.
 */
export class SharedAttackPage {
  readonly errors: string[] = [];
  readonly #newPage: () => Promise<Page>;
  #page: Page | null = null;

  constructor(newPage: () => Promise<Page>) {
    this.#newPage = newPage;
  }

  /** The lesson with the program running in it, which stands by to attack. */
  async open(attack: Attack): Promise<AttackPage> {
    const page = this.#page;
    if (page && (await answers(page))) {
      const crashed = Promise.withResolvers<null>();
      const onCrash = () => crashed.resolve(null);
      page.once("crash", onCrash);
      const opening = AttackPage.openNext(page, attack);
      const opened = await Promise.race([opening, crashed.promise]);
      page.off("crash", onCrash);
      if (opened) return opened;
      // Its waiting ends in an error of the page that is no more.
      opening.catch(() => undefined);
    }
    return AttackPage.open(await this.#renew(), attack);
  }

  async close(): Promise<void> {
    await this.#page?.close();
    this.#page = null;
  }

  async #renew(): Promise<Page> {
    await this.close();
    const page = await this.#newPage();
    page.on("pageerror", (error) => this.errors.push(error.message));
    this.#page = page;
    return page;
  }
}

/** Whether a page, asked for the least that a page can do, does it; false for one that crashed. */
async function answers(page: Page): Promise<boolean> {
  const limit = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => limit.resolve(false), answerLimitMs);
  const answered = page.evaluate(() => true).catch(() => false);
  const isAlive = await Promise.race([answered, limit.promise]);
  clearTimeout(timer);
  return isAlive;
}
