/** What is left behind by a lesson that was left, and what a page that was away comes back to. */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { AttackPage } from "../../support/attack-page.ts";
import { LessonPage } from "../../support/lesson-page.ts";

test.describe.configure({ timeout: 90_000 });

/** Addresses of every thread of every page, as the browser knows them. */
async function listWorkers(browser: Browser): Promise<readonly string[]> {
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send("Target.getTargets", { filter: [{ type: "worker" }] });
  await session.detach();
  return targetInfos.map(({ url }) => url);
}

/** As Astro does when a page is swapped without a load. */
const leaveLesson = (page: Page) =>
  page.evaluate(() => {
    for (const island of document.querySelectorAll("astro-island"))
      island.dispatchEvent(new CustomEvent("astro:unmount"));
  });

async function answers(lesson: LessonPage): Promise<void> {
  await lesson.button("Open tab").click();
  await expect(lesson.traffic).toContainText('{"items":12}', { timeout: 20_000 });
}

test("a lesson that is left takes its workers, its frame and its timers with it", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.run();
  await answers(lesson);
  const ofEngine = () => page.workers().filter((worker) => !worker.url().includes("typescript"));
  expect(ofEngine().length).toBeGreaterThan(0);
  await leaveLesson(page);
  await expect.poll(() => ofEngine().length).toBe(0);
  await expect(page.locator("iframe")).toHaveCount(0);
});

test("a lesson that is left while its database boots leaves nothing either", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.button("Run").click();
  await expect.poll(() => page.workers().length).toBeGreaterThan(0);
  await leaveLesson(page);
  await expect.poll(() => page.workers().length).toBe(0);
  await expect(page.locator("iframe")).toHaveCount(0);
});

test("going away and coming back ten times leaves no worker behind", async ({ browser, page }) => {
  const lesson = new LessonPage(page);
  // Database, the server at work and the one loaded ahead, each of these two with its relay.
  const whileItRuns = 5;
  for (let visit = 0; visit < 10; visit += 1) {
    await lesson.open("exhaustion");
    await lesson.run();
    // Other tests' pages share the browser only within this worker, which runs one test at a time.
    await expect.poll(async () => (await listWorkers(browser)).length, { timeout: 20_000 }).toBe(whileItRuns);
    await page.goto("/");
    await expect.poll(() => listWorkers(browser), { timeout: 20_000 }).toEqual([]);
  }
});

test("the Back button finds a bench that works", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.run();
  await answers(lesson);
  await page.goto("/");
  await page.goBack();
  await page.locator(".workbench[data-ready=yes]").waitFor();
  await lesson.run();
  await answers(lesson);
});

/** Computes for longer than a page in view bears. */
const busy = `const begin = new Event("x").timeStamp; while (new Event("x").timeStamp - begin < 2_500); console.log("computed");`;

/** A headless page is never covered by another: it is told that it is. */
async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, "hidden", { value, configurable: true });
    Object.defineProperty(document, "visibilityState", { value: value ? "hidden" : "visible", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

test("in view, a handler that computes for seconds is ended; in a hidden tab it is not, nor on coming back", async ({
  page,
}) => {
  const lesson = await AttackPage.open(page, { attack: busy });
  await lesson.attack();
  await expect(lesson.log).toContainText("look for a loop that never ends", { timeout: 10_000 });
  await lesson.run();
  await setHidden(page, true);
  await lesson.button("Open tab").click();
  await expect(lesson.log).toContainText("computed", { timeout: 15_000 });
  await setHidden(page, false);
  await lesson.button("GET /ping").click();
  await expect(lesson.log).toContainText("HTTP 200 calm");
  await expect(lesson.log).not.toContainText("did not answer");
});

test("timers asked for while hidden are kept", async ({ page }) => {
  const lesson = await AttackPage.open(page, { attack: `await later(3_000); console.log("on time");` });
  await setHidden(page, true);
  await lesson.button("Open tab").click();
  await expect(lesson.log).toContainText("on time", { timeout: 15_000 });
  await setHidden(page, false);
});

test("a page that the browser froze finds its server alive", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.run();
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  await new Promise((resolve) => setTimeout(resolve, 4_000)); // longer than any heartbeat's limit
  await session.send("Page.setWebLifecycleState", { state: "active" });
  await answers(lesson);
  await expect(lesson.log).not.toContainText("did not answer");
});

test("a frame that something removes from the page is said, and Run makes another", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.run();
  await page.evaluate(() => document.querySelector("iframe")?.remove());
  await expect(lesson.log).toContainText("its frame was removed from the page");
  await lesson.button("Run").click();
  await lesson.button("Run").click();
  await expect(lesson.log).toContainText("listening on port", { timeout: 20_000 });
  await answers(lesson);
});

test("two Runs at once end in one server", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.run();
  const run = lesson.button("Run");
  await run.evaluate((button: HTMLButtonElement) => {
    for (let press = 0; press < 5; press += 1) button.click();
  });
  await expect(lesson.log).toContainText("listening on port", { timeout: 20_000 });
  await answers(lesson);
  const servers = () => page.frames().flatMap((frame) => (frame === page.mainFrame() ? [] : [frame]));
  expect(servers()).toHaveLength(1);
  // One that serves and one loaded ahead.
  await expect
    .poll(() => page.workers().filter((worker) => worker.url().startsWith("blob:null")).length)
    .toBeLessThanOrEqual(2);
});

test("thirty Runs in one page leave as many workers as the second did", async ({ browser, page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  const counts: number[] = [];
  for (let round = 1; round <= 30; round += 1) {
    await lesson.run();
    if (round === 2 || round === 30) await answers(lesson);
    counts.push((await listWorkers(browser)).length);
  }
  await expect.poll(async () => (await listWorkers(browser)).length).toBeLessThanOrEqual((counts[1] ?? 0) + 1);
});
