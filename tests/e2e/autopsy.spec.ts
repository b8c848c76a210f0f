import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { LessonPage } from "../support/lesson-page.ts";

test.describe.configure({ timeout: 120_000 });

/** The release below the loop runs for whoever says bye, and is skipped when `receive()` throws. */
const leaking = [
  'import { Pool } from "pg";',
  'import { App } from "tiny";',
  "const pool = new Pool({ max: 3 });",
  "const app = new App();",
  'app.websocket("/ws", async (socket) => {',
  "await socket.accept();",
  "const db = await pool.connect();",
  'let message = "";',
  'while (message !== "bye") {',
  'await db.query("SELECT 1 AS one");',
  "message = await socket.receive();",
  "}",
  "db.release();",
  "});",
  "app.listen(8000);",
].join("\n");

async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).include(".autopsy").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);
  }
}

/** The line's number in Monaco's margin beside a decoration of the line. */
async function lineBeside(page: Page, mark: Locator): Promise<string | null> {
  const top = await mark.evaluate((element) => element.getBoundingClientRect().top);
  return page
    .locator(".monaco-host .line-numbers")
    .evaluateAll(
      (numbers, at) => numbers.find((each) => Math.abs(each.getBoundingClientRect().top - at) < 4)?.textContent ?? null,
      top,
    );
}

test("a learner finds the leaking line from the gauge alone", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1100 });
  const lesson = new LessonPage(page);
  const { gauge, traffic } = lesson;
  await lesson.open("exhaustion");
  await lesson.writeCode(leaking);
  await lesson.button("Run").click();
  // A server starts as slowly as the machine is busy.
  await expect(lesson.log).toContainText("listening on port", { timeout: 20_000 });
  for (const tab of [1, 2, 3]) {
    await lesson.button("Open tab").click();
    await expect(gauge.getByRole("button", { name: new RegExp(`^Lane ${tab}, held`) })).toBeVisible();
  }
  await traffic.getByRole("gridcell", { name: /^tab 3\b/ }).click();
  await traffic.getByRole("button", { name: "Pull cable of tab 3" }).click();
  const lane = gauge.getByRole("button", { name: /^Lane 3, leaked, never returned, taken by tab 3/ });
  await expect(lane).toBeVisible();

  await lane.click();
  const panel = page.getByRole("region", { name: "Autopsy", exact: true });
  await expect(panel.getByRole("heading", { name: "Lane 3 is leaked" })).toBeInViewport();
  await expect(panel).toBeInViewport({ ratio: 0.85 });
  // Beneath the board, not under it.
  const board = await page.locator(".board").boundingBox();
  const box = await panel.boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual((board?.y ?? 0) + (board?.height ?? 0));
  await expect(panel).toContainText("main.ts:7 by tab 3");
  await expect(panel).toContainText("SELECT 1 AS one");
  await expect(panel).toContainText("close code 1006: the cable was pulled");
  await expect(panel).toContainText("WebSocketDisconnect at main.ts:11");
  await expect(panel).toContainText("never ran");
  // Each station has its line of code: the editor's may be out of view.
  await expect(panel.locator(".path-took code")).toHaveText("const db = await pool.connect();");
  await expect(panel.locator(".path-threw code")).toHaveText("message = await socket.receive();");
  await expect(panel.locator(".path-skipped s")).toHaveText("db.release();");
  const editor = page.locator(".monaco-host");
  const [took, skipped] = [editor.locator(".after-took-leases"), editor.locator(".after-skipped-release")];
  await expect(took).toContainText("took 3 leases still out");
  await expect(skipped).toContainText("skipped once, when tab 3 vanished");
  expect(await lineBeside(page, took)).toBe("7");
  expect(await lineBeside(page, skipped)).toBe("13");
  await expectAccessible(page);
  // What the pointer began, the keyboard ends: the lane kept the focus.
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(lane).toBeFocused();

  // By keyboard alone.
  await page.keyboard.press("ArrowUp");
  await expect(gauge.getByRole("button", { name: /^Lane 2, / })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(panel).toBeInViewport({ ratio: 0.85 });
  await expect(lane).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(panel.getByRole("button", { name: "Show line 7" })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(lane).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await expect(lane).toBeFocused();
  await page.keyboard.press("Enter");

  // Lines above come and go; the marks stay with theirs.
  const code = await lesson.editor();
  await code.focus();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.insertText("// one\n// two\n");
  await expect(panel.getByRole("button", { name: "Show line 9" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeVisible();
  await panel.getByRole("button", { name: "line 15" }).click();
  await expect(code).toBeFocused();
  expect(await lineBeside(page, took)).toBe("9");
  expect(await lineBeside(page, skipped)).toBe("15");
  await page.keyboard.press("Home");
  await page.keyboard.insertText("if (db) ");
  await expect(panel).toContainText("line 15 (edited since the run)");
  await expect(panel.locator(".path-skipped s"), "as it ran").toHaveText("db.release();");

  // Past the editor's edge a mark's words stay in sight at the edge, until its line is written in.
  const pinned = editor.locator(".pinned-took-leases");
  await expect(pinned).toBeHidden();
  await panel.getByRole("button", { name: "Show line 9" }).click();
  await expect(code).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.insertText(`// ${"long ".repeat(60)}`);
  await page.keyboard.press("ControlOrMeta+Home");
  await expect(pinned).toHaveText(/^took 3 leases still out/);
  await expect(pinned).toBeInViewport({ ratio: 1 });

  const goTo = panel.getByRole("button", { name: /^Go to 00:\d\d$/ });
  const moment = (await goTo.textContent())?.slice("Go to ".length);
  await goTo.click();
  await expect(page.getByText(`Showing ${moment}.`)).toBeVisible();
  await expect(panel).toBeVisible();
});
