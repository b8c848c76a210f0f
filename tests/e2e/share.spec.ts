import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { LessonPage } from "../support/lesson-page.ts";
import { readSandboxFile } from "../support/sandbox-files.ts";

const starter = readSandboxFile("exhaustion/starter/main.ts");
const theirs = `// theirs\n${starter}`;

test.describe.configure({ timeout: 60_000 });

const banner = (page: Page) => page.getByRole("region", { name: "Someone else's code" });
const code = (page: Page) => page.locator(".static-code, .monaco-editor").first();
const ready = (page: Page) => page.locator(".workbench[data-ready=yes]").waitFor();

/** How far the colours move a word of the still code, at the most, pixels. */
const movedByColours = (page: Page): Promise<number> =>
  page.locator(".static-code pre").evaluate((pre) => {
    const plain = pre.cloneNode() as HTMLElement;
    plain.textContent = pre.textContent;
    const placesIn = (root: Element) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const { left, top } = root.getBoundingClientRect();
      const places: number[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (const { index, 0: word } of (node.textContent ?? "").matchAll(/\w+/g)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          const box = range.getBoundingClientRect();
          places.push(box.left - left, box.top - top, box.width, box.height);
        }
      return places;
    };
    const coloured = placesIn(pre);
    pre.after(plain);
    const inOne = placesIn(plain);
    plain.remove();
    return inOne.length === coloured.length
      ? Math.max(...inOne.map((place, index) => Math.abs(place - (coloured[index] ?? Number.POSITIVE_INFINITY))))
      : Number.POSITIVE_INFINITY;
  });

/** Shares what `source` is, as a learner does, and gives the address back. */
async function share(page: Page, source: string, run = false): Promise<string> {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.writeCode(source);
  if (run) await lesson.button("Run").click();
  if (run) await expect(page.getByText("seed 1", { exact: true })).toBeVisible({ timeout: 20_000 });
  await lesson.button("Share").click();
  const field = page.getByRole("textbox", { name: "Link to this code and run" });
  await expect(field).toHaveValue(/#s=1\./);
  return field.inputValue();
}

test("a shared link opens in a fresh profile as someone else's code, and runs only by a press", async ({ browser }) => {
  const sender = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const from = await sender.newPage();
  const address = await share(from, theirs, true);
  await expect(from.getByRole("region", { name: "Share" })).toContainText(/Copied, [\d,]+ characters\./);
  expect(await from.evaluate(() => navigator.clipboard.readText())).toBe(address);
  await sender.close();

  const receiver = await browser.newContext();
  const page = await receiver.newPage();
  const engine: string[] = [];
  page.on("request", (request) => {
    if (/server-worker|postgres|pglite|database\.worker/.test(request.url())) engine.push(request.url());
  });
  await page.goto(address);
  await expect(banner(page)).toContainText("main.ts changed · seed 1 · ×10");
  await expect(code(page).locator(".code-comment").first()).toHaveText("// theirs");
  expect(await movedByColours(page)).toBeLessThan(0.5);
  await expect(page.getByText("Server: not started")).toBeVisible();
  expect(engine).toEqual([]);
  const lesson = new LessonPage(page);
  await lesson.button("Run").click();
  await expect(page.getByText("seed 1", { exact: true })).toBeVisible({ timeout: 20_000 });
  // Edited, it still is theirs; one's own stays what it was.
  await lesson.writeCode(`// changed theirs\n${starter}`);
  await lesson.button("Back to mine").click();
  await expect(banner(page)).toBeHidden();
  await expect(page).not.toHaveURL(/#s=/);
  await expect(code(page)).not.toContainText("theirs");
  await page.reload();
  await ready(page);
  await expect(banner(page)).toBeHidden();
  await lesson.editor();
  await expect(page.getByText("The lesson's own files.")).toBeVisible();
  await receiver.close();
});

test("one's own work is asked about before it is replaced, and can be brought back", async ({ page }) => {
  const address = await share(page, theirs);
  await new LessonPage(page).writeCode(`// mine\n${starter}`);
  // Pasted into the same tab: only the fragment changes.
  await page.goto(address);
  await expect(banner(page)).toBeVisible();
  const lesson = new LessonPage(page);
  await lesson.button("Make it mine").click();
  await lesson.button("Not now").click();
  await expect(banner(page)).toBeVisible();
  await lesson.button("Make it mine").press("Enter");
  await expect(lesson.button("Replace my work")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(banner(page)).toBeHidden();
  await expect(page).not.toHaveURL(/#s=/);
  await page.reload();
  await ready(page);
  await expect(code(page)).toContainText("// theirs");
  await lesson.button("Bring mine back").click();
  await expect(code(page)).toContainText("// mine");
});

test("a link that is damaged, cut, too long or of another version is said, and nothing is lost", async ({ page }) => {
  const address = await share(page, theirs);
  const [place = "", text = ""] = address.split("#s=");
  await new LessonPage(page).writeCode(`// mine\n${starter}`);
  const refused = page.getByRole("region", { name: "Shared link" });
  for (const [broken, words] of [
    ["", "damaged"],
    [text.slice(0, -9), "damaged"],
    [`1.${"A".repeat(25_000)}`, "25,002 characters"],
    [text.replace("1.", "9."), "format 9"],
    ["1.<img src=x>", "damaged"],
  ] as const) {
    await page.goto(`${place}#s=${broken}`);
    await expect(refused).toContainText(words);
    await expect(refused).toContainText(/untouched|Reload/);
    await expect(code(page)).toContainText("// mine");
  }
  await new LessonPage(page).button("Dismiss").click();
  await expect(refused).toBeHidden();
  await expect(page).not.toHaveURL(/#s=/);
});

test("where the clipboard refuses, the link is there to be copied, and code too long for one says so", async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
  });
  await share(page, theirs);
  const panel = page.getByRole("region", { name: "Share" });
  await expect(panel).toContainText("Not copied");
  await panel.getByRole("textbox").focus();
  expect(await page.evaluate(() => getSelection()?.toString() ?? "")).toContain("#s=1.");
  await page.keyboard.press("Escape");
  await expect(new LessonPage(page).button("Share")).toBeFocused();
  const noise = Array.from({ length: 60_000 }, (_, index) => ((index * 2_654_435_761) % 4_294_967_291).toString(36));
  await page.evaluate(
    (source) => localStorage.setItem("watertight:edits:exhaustion", JSON.stringify({ "main.ts": source })),
    `// ${noise.join("").slice(0, 90_000)}`,
  );
  await page.reload();
  await ready(page);
  await new LessonPage(page).button("Share").press("Enter");
  await expect(panel).toContainText(/The link would have [\d,]+ characters.*Shorten the code/);
});

for (const colorScheme of ["light", "dark"] as const)
  test(`banner and share panel have no violation, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(await share(page, theirs));
    await expect(banner(page)).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include(".editor-panel").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);
  });
