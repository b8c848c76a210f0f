import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { LessonPage } from "../support/lesson-page.ts";
import { readSandboxFile } from "../support/sandbox-files.ts";

const starter = readSandboxFile("exhaustion/starter/main.ts");
const solution = readSandboxFile("exhaustion/solution/main.ts");
const biggerPool = readSandboxFile("exhaustion/mutants/bigger-pool/main.ts");
const passed = /All \d checks passed/;
const someFailed = /\d of \d checks passed\. .+/;

test.describe.configure({ timeout: 120_000 });

const rowOf = (lesson: LessonPage, title: string): Locator =>
  lesson.checks.getByRole("listitem").filter({ hasText: title }).first();

async function expectNoViolation(page: Page, part: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);
}

async function inBothThemes(page: Page, look: () => Promise<void>): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await look();
  }
}

test("a learner fails, goes to the moment, takes hints, looks at the solution, comes back and mends", async ({
  page,
}) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await (await lesson.editor()).focus();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.insertText("// my own try\n");
  // Before a first check the solution is asked for twice.
  await lesson.button("Show solution").click();
  await page.getByRole("group", { name: "Show solution" }).getByRole("button", { name: "Not yet" }).click();
  await expect(lesson.button("Show solution")).toBeFocused();
  await lesson.check(someFailed);

  const silent = rowOf(lesson, "A tab that only waits holds no connection");
  await expect(silent).toContainText("0 connections in use while 31 tabs are open and silent");
  await expect(silent).toContainText("30 in use while the tabs are silent");
  await silent.getByRole("button", { name: /^go to 00:05/ }).click();
  await expect(silent).toHaveAttribute("aria-current", "true");
  await expect(lesson.gauge).toContainText("in use 30 of 30");
  await expect(lesson.gauge).toContainText(/1 waiting/);
  const gone = rowOf(lesson, "Whoever asks when a report is about to end is served");
  await gone.getByRole("button", { name: /^go to 00:40/ }).click();
  await expect(gone).toHaveAttribute("aria-current", "true");
  await expect(lesson.gauge).toContainText(/Turned away/);
  await expect(page.getByText(/The gauge shows the run of the check "Whoever asks/)).toBeVisible();
  const ping = rowOf(lesson, "/ping answers while the queue stands");
  await ping.getByRole("button", { name: /^look at it/ }).click();
  await expect(ping).toHaveAttribute("aria-current", "true");
  await inBothThemes(page, () => expectNoViolation(page, ".checks"));

  for (let count = 1; count <= 4; count += 1) {
    await expect(lesson.button("Hint")).toHaveAccessibleDescription(`${count} of 4`);
    await lesson.button("Hint").click();
    await expect(lesson.checks).toContainText(`Hint ${count} of 4`);
  }
  await expect(lesson.checks).toContainText("There are no more hints");

  await (await lesson.editor()).focus();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("End");
  await lesson.button("Show solution").click();
  const comparison = page.getByRole("region", { name: "Solution" });
  await expect(comparison).toContainText("borrows for one query");
  await expect(comparison.locator(".monaco-diff-editor .line-insert").first()).toBeAttached({ timeout: 15_000 });
  const sides = ["Yours: main.ts, read only", "The solution: main.ts, read only"];
  for (const name of sides) await expect(comparison.getByRole("textbox", { name })).toBeAttached();
  // Monaco forgets the names whenever the room makes one column of the two, or two of the one.
  const size = page.viewportSize() ?? { width: 0, height: 0 };
  await page.setViewportSize({ ...size, width: 1000 });
  await expect(comparison.locator(".monaco-diff-editor:not(.side-by-side)")).toBeVisible();
  await page.setViewportSize(size);
  await expect(comparison.locator(".monaco-diff-editor.side-by-side")).toBeVisible();
  for (const name of sides) await expect(comparison.getByRole("textbox", { name })).toBeAttached();
  await inBothThemes(page, () => expectNoViolation(page, ".solution"));
  await lesson.button("Back to mine").click();
  await expect(comparison).toBeHidden();
  // Cursor and undo are as they were.
  await (await lesson.editor()).focus();
  await page.keyboard.type("!");
  await expect(page.locator(".monaco-editor .view-lines").first()).toContainText(/\/\/\smy\sown\stry!/);
  const undone = async () => {
    await page.keyboard.press("ControlOrMeta+Z");
    return page.getByRole("tab", { name: /main\.ts/ }).innerText();
  };
  await expect.poll(undone).not.toContain("edited");

  await lesson.writeCode(solution);
  await lesson.check(passed);
  await expect(lesson.checks).toContainText("7 of 7 pass");
  await expectNoViolation(page, ".checks");
});

test("the solution can be taken over, and the own work comes back, over a reload too", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.writeCode(`// my own try\n${starter}`);
  await lesson.button("Show solution").click();
  await lesson.button("Look anyway").click();
  await lesson.button("Use the solution as mine").click();
  await lesson.button("Replace my files").click();
  await expect(page.locator(".monaco-editor .view-lines").first()).toContainText("reply");
  await page.reload();
  await page.locator(".workbench[data-ready=yes]").waitFor();
  await lesson.check(passed);
  await lesson.button("Restore mine").click();
  await expect(page.locator(".static-code")).toContainText("// my own try");
  await expect(lesson.button("Restore mine")).toBeHidden();
});

test("after the verdicts the shortest schedule that fails is found, told in words, and played", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  // Checks can be stopped like a server; nothing is judged then.
  await lesson.button("Check").click();
  await lesson.button("Stop").click();
  // Stopped before a check's server was up, there was none.
  await expect(page.getByText(/Server: (stopped|not started)/)).toBeVisible();
  await expect(lesson.checks.getByText("not run", { exact: true })).toHaveCount(7);
  await lesson.check(someFailed);
  const silent = rowOf(lesson, "A tab that only waits holds no connection");
  await silent.getByText("One step is enough").click({ timeout: 20_000 });
  await expect(silent).toContainText("tab 1 opens");
  await silent.getByRole("button", { name: /^Play it/ }).click();
  await expect(lesson.gauge).toContainText("in use 1 of 30");
  await expect(silent).toHaveAttribute("aria-current", "true");
  const answered = rowOf(lesson, "31 open tabs are all answered");
  await answered.getByText(/steps? (is|are) enough/).click();
  await expect(answered).toContainText("tabs 1 to 31 open, one every 30 ms");
  // Whatever else is asked for ends the search.
  await lesson.check(someFailed);
  await lesson.run();
  await expect(lesson.checks).not.toContainText("looking for the shortest");
});

test("a bigger pool is met by its name, with the numbers of the run", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.replaceCode(biggerPool);
  await lesson.check(someFailed);
  const trap = page.getByRole("complementary", { name: "A bigger pool moves the wall" });
  await expect(trap).toContainText("allows 300 where 30 were given");
  await expect(trap).toContainText("at the 301st");
  await expect(trap).toContainText("max_connections = 100");
  await inBothThemes(page, () => expectNoViolation(page, ".trap"));
});

test("Ctrl+Enter checks from the page, from a button, from inside the editor and from the comparison", async ({
  page,
}) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  const summary = page.getByText(someFailed).first();
  const checkAgain = async () => {
    // Watched from before the press, frame by frame: a warm engine judges faster than one polls.
    const began = page.waitForFunction(
      () => /checking: \d of 7 judged/.test(document.querySelector("section[aria-label=Checks]")?.textContent ?? ""),
      undefined,
      { polling: "raf", timeout: 15_000 },
    );
    await page.keyboard.press("ControlOrMeta+Enter");
    await began;
    await expect(summary).toBeAttached({ timeout: 20_000 });
    await expect(lesson.checks).toContainText("3 of 7 pass");
  };
  await checkAgain();
  await lesson.button("GET /ping").focus();
  await checkAgain();
  await expect(lesson.log).not.toContainText("HTTP 200 pong");
  await (await lesson.editor()).focus();
  await checkAgain();
  await expect(page.getByRole("tab", { name: /main\.ts/ })).not.toContainText("edited");
  await lesson.button("Show solution").click();
  await page.getByRole("textbox", { name: /^The solution: main\.ts/ }).focus({ timeout: 15_000 });
  await checkAgain();
});

test("a link to a check scrolls to it and gives it the focus", async ({ page }) => {
  await page.goto("/lessons/exhaustion/#check-leavers-give-back");
  await page.locator(".workbench[data-ready=yes]").waitFor();
  await expect(page.locator("#check-leavers-give-back")).toBeFocused();
  await expect(page.locator("#check-leavers-give-back")).toBeInViewport();
});

test.describe("with fingers", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  test("the comparison is plain text", async ({ page }) => {
    const lesson = new LessonPage(page);
    await page.goto("/lessons/exhaustion/?view=code");
    await page.locator(".workbench[data-ready=yes]").waitFor();
    await lesson.button("Show solution").click();
    await lesson.button("Look anyway").click();
    const lines = page.getByRole("region", { name: "Differences, line by line" });
    await expect(lines.locator("ins").first()).toContainText("+ ");
    await expect(lines.locator("del").first()).toContainText("- ");
    await expect(page.locator(".monaco-diff-editor")).toHaveCount(0);
    await inBothThemes(page, () => expectNoViolation(page, ".solution"));
  });
});
