import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { focusedName, tabTo } from "../support/keyboard.ts";
import { LessonPage } from "../support/lesson-page.ts";

const scenario = /^31 tabs, one after the other/;

test.describe.configure({ timeout: 60_000 });

const findSlider = (page: Page): Locator => page.getByRole("slider", { name: "Timeline", exact: true });

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(".board").include(".time-panel").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);
}

/** Goes on to the sketch's next handle, and moves it. */
async function setNextHandle(page: Page, name: string, fives: number, ones: number): Promise<void> {
  await page.keyboard.press("ArrowRight");
  expect(await focusedName(page)).toBe(name);
  for (let press = 0; press < fives; press += 1) await page.keyboard.press("PageUp");
  for (let press = 0; press < ones; press += 1) await page.keyboard.press("ArrowUp");
}

test("a learner predicts by keyboard, runs, and is told the difference in a sentence", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.traffic.getByRole("button", { name: scenario }).press("Enter");
  const question = page.getByRole("region", { name: "Prediction" });
  await expect(question.getByRole("heading")).toBeFocused();
  await expect(lesson.button("Commit and run")).toBeDisabled();
  let presses = await tabTo(page, /31st connection/);
  await page.keyboard.press("Space");
  presses += await tabTo(page, /^In use at 00:00$/);
  // 12 after 12 s, 25 after 25 s, and 31 from 37 s to the end.
  await setNextHandle(page, "In use at 00:12", 2, 2);
  await setNextHandle(page, "In use at 00:25", 5, 0);
  for (const time of ["00:37", "00:50", "01:02", "01:15"]) await setNextHandle(page, `In use at ${time}`, 6, 1);
  await expect(page.getByRole("slider", { name: "In use at 01:15" })).toHaveAttribute("aria-valuetext", "31 in use");
  await expectNoViolation(page);
  presses += await tabTo(page, /^Commit and run$/);
  expect(presses).toBeLessThanOrEqual(4);
  await page.keyboard.press("Enter");
  await expect(question).toContainText("Locked.");
  await expect(question.getByRole("heading")).toBeFocused();
  await expect(question.getByRole("radio", { name: /refused at once/ })).toBeDisabled();
  await expect(lesson.log).toContainText("listening on port");
  await lesson.button("x60").press("Enter");
  await expect(question).toContainText("the other one was a queue.", { timeout: 20_000 });
  await expect(question).toContainText(/You drew 31 in use at 00:3\d\. The pool stopped at 30;/);
  await expect(question).toContainText("what happened");
  await expect(question).toContainText("A pool never opens more than its max");

  // The server runs on: slider, thumb and clock go with it, and the stretch that was predicted keeps its place.
  const slider = findSlider(page);
  await expect(slider).toHaveAttribute("aria-valuetext", /^(?!0[01]:)/, { timeout: 20_000 });
  await lesson.button("Pause").press("Enter");
  await expect(async () => {
    const clock = /\d\d+:\d\d/.exec((await page.locator(".clock-time").textContent()) ?? "")?.[0];
    await expect(slider).toHaveAttribute("aria-valuetext", new RegExp(`^${clock} of ${clock}, `), { timeout: 1_000 });
  }).toPass({ timeout: 10_000 });
  await expect(slider.getByText("31 tabs, one after the other")).toBeVisible();
  await expect(slider.getByText("your prediction")).toBeVisible();
  const centre = async (locator: Locator) => (await locator.boundingBox())?.x ?? Number.NaN;
  expect(await centre(slider.locator(".timeline-thumb"))).toBeGreaterThan(await centre(slider.getByText("01:15")));

  // A reload still knows that it was predicted.
  await page.reload();
  await page.locator(".workbench[data-ready=yes]").waitFor();
  await lesson.traffic.getByRole("button", { name: scenario }).click();
  await expect(question).toContainText("your prediction");
  await lesson.button("Predict again").click();
  await expect(question.getByRole("radio", { name: /31st connection/ })).toBeEnabled();
});

test("a learner goes back to the first time-out, sees everything as it was then, and returns", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.traffic.getByRole("button", { name: scenario }).click();
  await expect(lesson.button("First time-out")).toBeDisabled();
  await lesson.button("Run without predicting").click();
  await expect(lesson.log).toContainText("listening on port");
  await lesson.button("x60").click();
  const timeline = page.getByRole("region", { name: "Timeline" });
  const slider = findSlider(page);
  await expect(slider).toHaveAttribute("aria-valuetext", /1 timed out$/, { timeout: 20_000 });
  await lesson.button("Pause").click();

  await lesson.button("First wait").click();
  await expect(slider).toHaveAttribute("aria-valuetext", /^00:3\d of .+, 30 in use, 1 waiting, 0 timed out$/);
  await expect(timeline).toContainText(/Showing 00:3\d\. The server is at \d\d:\d\d\./);
  await expect(lesson.gauge).toContainText("1 waiting");
  await expect(lesson.gauge).not.toContainText("Turned away");
  await expect(lesson.gauge.getByRole("table", { name: "Connections" })).toContainText("tab 30");
  await expect(lesson.log).not.toContainText("tab 31 was closed");
  await expect(lesson.traffic).toContainText("31 of 31 tabs connected");

  await lesson.button("First time-out").click();
  await expect(slider).toHaveAttribute("aria-valuetext", /^01:0\d of .+, 30 in use, 0 waiting, 1 timed out$/);
  await expect(lesson.gauge).toContainText("Turned away");

  // Whoever acts on the server is led to where it is seen, told so, and has the way back.
  await lesson.button("Open tab").press("Enter");
  await expect(page.getByRole("status").filter({ hasText: /^Back at the newest moment, \d+\.\d s/ })).toHaveCount(1);
  await expect(lesson.traffic).toContainText(/\d\d of 32 tabs connected/);
  await expect(lesson.traffic).toContainText(/Led back from 01:0\d\./);
  await timeline.getByRole("button", { name: /^Return to 01:0\d$/ }).press("Enter");
  await expect(slider).toHaveAttribute("aria-valuetext", /^01:0\d of /);
  await expect(lesson.traffic).toContainText(/Showing 01:0\d: acting leads back/);
  await expect(lesson.button("Back to newest")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(slider).toBeFocused();
  await page.keyboard.press("Home");
  await expect(slider).toHaveAttribute("aria-valuetext", /^00:00 of /);
  await page.keyboard.press("PageUp");
  await expect(lesson.gauge).toContainText(/in use [1-9]\d? of 30/);
  await expectNoViolation(page);
  await page.keyboard.press("End");
  await expect(lesson.button("Back to newest")).toHaveCount(0);
  await expect(lesson.gauge).toContainText("in use 30 of 30");

  // For the visit it is known that nobody wanted to predict, until somebody does.
  await page.reload();
  await page.locator(".workbench[data-ready=yes]").waitFor();
  await lesson.traffic.getByRole("button", { name: scenario }).click();
  const question = page.getByRole("region", { name: "Prediction" });
  await expect(question).toContainText("Not predicted: 31 tabs");
  await lesson.button("Predict after all").click();
  await expect(question.getByRole("radio", { name: /31st connection/ })).toBeEnabled();
});

for (const colorScheme of ["light", "dark"] as const)
  test(`dragging shows the past while the server runs on, also once it was stopped, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    const lesson = new LessonPage(page);
    await lesson.open("exhaustion");
    await lesson.traffic.getByRole("button", { name: scenario }).click();
    // A press on the empty timeline is a guess of the whole run.
    const pad = page.getByRole("group", { name: "Your curve of connections in use" });
    await pad.click({ position: { x: 120, y: 50 } });
    await expectNoViolation(page);
    await lesson.button("Commit and run").click();
    const slider = findSlider(page);
    await expect(slider).toHaveAttribute("aria-valuetext", /1\d in use/, { timeout: 20_000 });
    // What follows takes its time: the scenario has to be going on when the server is stopped.
    await lesson.button("x1").click();
    await slider.scrollIntoViewIfNeeded();
    const box = await slider.boundingBox();
    if (!box) throw new Error("the timeline is not in view");
    await page.mouse.move(box.x + box.width / 12, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 18, box.y + 60, { steps: 4 });
    await page.mouse.up();
    await expect(slider).toHaveAttribute("aria-valuetext", /^00:0[45] of /);
    await expect(lesson.gauge).toContainText(/in use [456] of 30/);
    await expect(page.getByText(/^Showing 00:0[45]\. The server is at/)).toBeVisible();
    await expectNoViolation(page);
    await lesson.button("Stop").click();
    await expect(page.getByText(/The server ended at/)).toBeVisible();
    await expect(page.getByText(/^Up to 00:\d\d, when you stopped the server: you (drew|were) /)).toBeVisible();
    await lesson.button("Back to newest").click();
    await expect(page.getByText(/^Showing/)).toHaveCount(0);
    await expect(lesson.gauge).toContainText(/in use \d\d of 30/);
  });
