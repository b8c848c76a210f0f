/** A trainer's window and the page that it leads, in one browser: everything by role and accessible name. */
import { expect, type Locator, type Page } from "@playwright/test";
import { LessonPage } from "./lesson-page.ts";

export class PresenterPage {
  readonly page: Page;
  readonly notes: Locator;
  readonly poll: Locator;
  readonly state: Locator;

  constructor(page: Page) {
    this.page = page;
    this.notes = page.getByRole("region", { name: "Notes" });
    this.poll = page.getByRole("region", { name: "Poll" });
    this.state = page.getByRole("region", { name: "State of the projected page" });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: typeof name === "string" });
  }

  async press(name: string | RegExp): Promise<void> {
    await this.button(name).click();
  }

  async leads(): Promise<void> {
    await expect(this.page.locator(".presenter[data-line=leading]")).toBeVisible({ timeout: 15_000 });
  }
}

/** Opens a lesson and, by the press or key of a trainer, its second window. */
export async function present(
  page: Page,
  slug: string,
  open: (lesson: Page) => Promise<void> = (lesson) => lesson.getByRole("link", { name: "Present" }).click(),
): Promise<{ lesson: LessonPage; presenter: PresenterPage }> {
  await page.setViewportSize({ width: 1280, height: 720 });
  const lesson = new LessonPage(page);
  await lesson.open(slug);
  const [popup] = await Promise.all([page.waitForEvent("popup"), open(page)]);
  const presenter = new PresenterPage(popup);
  await presenter.leads();
  return { lesson, presenter };
}
