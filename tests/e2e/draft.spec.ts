/** What is typed into the still code before an editor is there. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { LessonPage } from "../support/lesson-page.ts";
import { readSandboxFile } from "../support/sandbox-files.ts";

const starter = readSandboxFile("exhaustion/starter/main.ts");
const editorScript = /\/open-editor\.[^/]+\.js$/;

/** Lets the full editor come only when it is told to. */
async function holdEditor(page: Page) {
  const held = Promise.withResolvers<void>();
  await page.route(editorScript, async (route) => {
    await held.promise;
    await route.continue();
  });
  return () => held.resolve();
}

/** The code as this device keeps it; null while it is as the lesson begins. */
const kept = (page: Page): Promise<string | null> =>
  page.evaluate(
    () => JSON.parse(localStorage.getItem("watertight:edits:exhaustion") ?? "null")?.edits["main.ts"] ?? null,
  );

/** Clicks between two letters of the code, which is shown still. */
async function clickBefore(page: Page, text: string): Promise<void> {
  const line = page.locator(".static-code .ec-line", { hasText: text });
  await line.scrollIntoViewIfNeeded();
  const place = await line.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      const { left, top, height } = range.getBoundingClientRect();
      return { x: left + 1, y: top + height / 2 };
    }
    throw new Error(`No text "${wanted}"`);
  }, text);
  await page.mouse.click(place.x, place.y);
}

const insertedBefore = (text: string, typed: string) => starter.replace(text, `${typed}${text}`);

test("what is typed while the editor is on its way stands where the click was, and can be undone", async ({ page }) => {
  const letEditorCome = await holdEditor(page);
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  const places = () =>
    page.locator(".editor, .gauge").evaluateAll((all) => all.map((part) => part.getBoundingClientRect().y));
  const before = await places();
  await clickBefore(page, "connectionTimeoutMillis");
  const draft = page.getByRole("textbox", { name: "Code editor: main.ts" });
  await expect(draft).toBeFocused();
  await page.keyboard.type("early: 1,");
  await page.keyboard.press("Enter");
  await expect(draft).toHaveValue(insertedBefore("connectionTimeoutMillis", "early: 1,\n"));
  await expect(page.locator(".static-code pre")).toContainText("early: 1,");
  await expect(page.locator(".static-code pre .code-keyword").first()).toHaveText("import");
  const { violations } = await new AxeBuilder({ page }).include(".editor-panel").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  letEditorCome();
  const typed = "early: 1,\n// every key arrives, whoever takes it";
  await page.keyboard.type("// every key arrives, whoever takes it", { delay: 20 });
  await expect(page.locator(".editor-open .monaco-editor").first()).toBeVisible({ timeout: 15_000 });
  await expect(draft).toBeFocused();
  await expect.poll(() => kept(page)).toBe(insertedBefore("connectionTimeoutMillis", typed));
  expect(await places()).toEqual(before);
  await page.keyboard.type("!");
  await expect.poll(() => kept(page)).toBe(insertedBefore("connectionTimeoutMillis", `${typed}!`));
  // More often than there are steps: undo ends at what the lesson began with.
  for (let pressed = 0; pressed < 25; pressed += 1) await page.keyboard.press("ControlOrMeta+Z");
  await expect.poll(() => kept(page)).toBeNull();
});

test("a letter opens the editor and is its first; a word of an input method is not broken off", async ({ page }) => {
  const letEditorCome = await holdEditor(page);
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await page.getByRole("button", { name: /^Code editor: main\.ts/ }).focus();
  await page.keyboard.type("a ");
  const draft = page.getByRole("textbox", { name: "Code editor: main.ts" });
  await expect(draft).toHaveValue(`a ${starter}`);
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send("Input.imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
  const came = page.waitForResponse(editorScript);
  letEditorCome();
  const url = (await came).url();
  // Once it has been run here, it has been run for the pane; what the pane then does at once is done.
  await page.evaluate(async (address) => {
    await import(address);
    await new Promise((resolve) => setTimeout(resolve));
  }, url);
  await expect(page.locator(".editor")).toHaveClass(/editor-loading/);
  await keyboard.send("Input.imeSetComposition", { text: "日本", selectionStart: 2, selectionEnd: 2 });
  await keyboard.send("Input.insertText", { text: "日本" });
  await expect(page.locator(".editor-open .monaco-editor").first()).toBeVisible({ timeout: 15_000 });
  await page.keyboard.type("!");
  await expect.poll(() => kept(page)).toBe(`a 日本!${starter}`);
});

test("where the editor cannot be loaded, what is typed stays, and so does the place to type in", async ({ page }) => {
  await page.route(editorScript, (route) => route.abort());
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await clickBefore(page, "connectionTimeoutMillis");
  await page.keyboard.type("mine");
  await expect(
    lesson.button("The editor could not be loaded. What you type here is kept. Press here to try again"),
  ).toBeVisible();
  await page.keyboard.type(" too ");
  await expect.poll(() => kept(page)).toBe(insertedBefore("connectionTimeoutMillis", "mine too "));
  await page.unroute(editorScript);
  // A browser may remember of a script that it could not be loaded: the plain editor is another one.
  await page.evaluate(() => localStorage.setItem("watertight:editor", "plain"));
  await page.locator(".editor-foot label").click();
  await expect(page.locator(".editor-open .plain-editor")).toBeVisible();
  await page.keyboard.type("still");
  await expect.poll(() => kept(page)).toBe(insertedBefore("connectionTimeoutMillis", "mine too still"));
});
