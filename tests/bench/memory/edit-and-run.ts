/** What a learner does again and again: change a line, run, send traffic, now and then check. */
import { expect, type Page } from "@playwright/test";
import { LessonPage } from "../../support/lesson-page.ts";
import { firstAnswer } from "../measure.ts";

const checkEvery = 10;

/** A lesson in a page with the editor open; each call of what it returns is one round. */
export async function openRounds(page: Page): Promise<(round: number) => Promise<void>> {
  const lesson = new LessonPage(page);
  // The engine that every browser can run, and nothing that asks the network for another.
  await page.addInitScript(() => {
    if (self === top) localStorage.setItem("watertight:engine", "embedded");
  });
  await lesson.open("exhaustion");
  const editor = await lesson.editor();
  await editor.focus();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.type("// before the first round\n");

  async function edit(round: number): Promise<void> {
    await editor.focus();
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.press("Shift+End");
    await page.keyboard.type(`// edit ${round}`);
    await expect(page.locator(".view-line").first()).toHaveText(`//\u00a0edit\u00a0${round}`);
  }

  return async (round) => {
    await edit(round);
    await firstAnswer(page);
    await lesson.button("Open 31 tabs").click();
    await expect(lesson.gauge).toContainText("in use 30 of 30");
    if (round % checkEvery === 0) await lesson.check(/\d of \d checks passed\. .+/);
  };
}
