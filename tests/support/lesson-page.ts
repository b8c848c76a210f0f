/** A lesson page as its reader uses it: everything by role and accessible name. */
import { expect, type Locator, type Page } from "@playwright/test";

export class LessonPage {
  readonly page: Page;
  readonly gauge: Locator;
  readonly traffic: Locator;
  readonly checks: Locator;
  readonly log: Locator;

  constructor(page: Page) {
    this.page = page;
    this.gauge = page.getByRole("region", { name: "Pool gauge" });
    this.traffic = page.getByRole("region", { name: "Traffic" });
    this.checks = page.getByRole("region", { name: "Checks" });
    this.log = page.getByRole("region", { name: "Log" });
  }

  open(slug: string): Promise<void> {
    return this.openPath(`/lessons/${slug}/`);
  }

  /** An incident's page as well as a lesson's. */
  async openPath(path: string): Promise<void> {
    await this.page.goto(path);
    await this.page.locator(".workbench[data-ready=yes]").waitFor();
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  async run(): Promise<void> {
    await this.button("Run").click();
    // A first Run loads the engine: as slow as the machine is busy.
    await expect(this.log).toContainText("listening on port", { timeout: 20_000 });
  }

  async editor(file = "main.ts"): Promise<Locator> {
    const editor = this.page.getByRole("textbox", { name: new RegExp(`^Code editor: ${file.replace(".", "\\.")}`) });
    const still = this.page.locator(".editor-static .static-code");
    if (await still.isVisible()) await still.click();
    // Until then keys go into a draft, which lays out nothing by itself.
    await this.page.locator(".editor-open").waitFor({ timeout: 15_000 });
    await editor.waitFor();
    return editor;
  }

  /** Replaces the whole of the file that is shown, as pasting does. */
  async writeCode(source: string): Promise<void> {
    const editor = await this.editor();
    await editor.focus();
    await this.page.keyboard.press("ControlOrMeta+A");
    await this.page.keyboard.insertText(source);
  }

  /** The same in the plain editor, for a test whose matter is not the editor: the full one costs seconds of a slow core. */
  async replaceCode(source: string): Promise<void> {
    await this.page.evaluate(() => localStorage.setItem("watertight:editor", "plain"));
    await this.writeCode(source);
  }

  /** Presses Check and waits for the sentence that sums the verdicts up. */
  async check(summary: RegExp): Promise<void> {
    await this.button("Check").click();
    await expect(this.page.getByText(summary).first()).toBeAttached({ timeout: 20_000 });
  }
}
