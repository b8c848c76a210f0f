import { expect, test } from "@playwright/test";
import { type FrontServer, startFrontServer } from "../../support/front-server.ts";
import { courseKept, courseUrls, dist, workerStands } from "../../support/kept-course.ts";
import { LessonPage } from "../../support/lesson-page.ts";
import { readSandboxFile } from "../../support/sandbox-files.ts";

test.use({ serviceWorkers: "allow" });
test.describe.configure({ timeout: 150_000 });

let front: FrontServer;
test.beforeEach(async () => {
  front = await startFrontServer(dist);
});
test.afterEach(() => front.close());

/** What sandboxes run on, each as often as the host was asked for it. */
function askedOfCourse(): Map<string, number> {
  const counts = new Map<string, number>();
  const isCourse = new Set(courseUrls());
  for (const path of front.asked) if (isCourse.has(path)) counts.set(path, (counts.get(path) ?? 0) + 1);
  return counts;
}

test("after one visit and no press, the network gone, a lesson never opened before is mended and proved", async ({
  page,
  context,
}) => {
  const lesson = new LessonPage(page);
  await lesson.openPath(`${front.url}/lessons/exhaustion/`);
  await courseKept(page);
  front.cut = true;
  await context.setOffline(true);

  await lesson.openPath(`${front.url}/lessons/borrow-and-give-back/`);
  expect(await page.evaluate(() => crossOriginIsolated), "the kept page brings its headers").toBe(true);
  await lesson.run();
  await lesson.writeCode(readSandboxFile("borrow-and-give-back/solution/main.ts"));
  await lesson.check(/All \d+ checks passed/);

  await page.goto(`${front.url}/offline/`);
  await expect(page.locator(".offline-panel")).toContainText("The whole course is on this device");
  await page.goto(`${front.url}/search/?q=timeout+exceeded+when+trying+to+connect`);
  await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
  const missing = await page.goto(`${front.url}/no-such-page/`);
  expect(missing?.status()).toBe(404);
  await expect(page.getByRole("link", { name: "Go to the first page" })).toBeVisible();
});

test("a Run in the middle of it waits for what is on its way, and the host is asked for no file twice", async ({
  page,
  context,
}) => {
  const release = front.hold(/\/pglite\.[^/]*\.wasm$/);
  const lesson = new LessonPage(page);
  await lesson.openPath(`${front.url}/lessons/exhaustion/`);
  await expect.poll(() => front.asked.some((path) => path.endsWith(".wasm")), { timeout: 60_000 }).toBe(true);
  const panelPage = await context.newPage();
  await panelPage.goto(`${front.url}/offline/`);
  await expect(panelPage.locator(".offline-panel")).toContainText("the rest comes in the background");
  await lesson.button("Run").click();
  await expect(page.getByText(/\d of \d: /).first(), "Run has begun and waits").toBeVisible();
  release();
  await expect(lesson.log).toContainText("listening on port", { timeout: 30_000 });
  await courseKept(page);
  await expect(panelPage.locator(".offline-panel")).toContainText("The whole course is on this device");
  expect([...askedOfCourse()].filter(([, times]) => times > 1)).toEqual([]);
  expect(askedOfCourse().size, "all of it was fetched").toBe(courseUrls().length);
});

test("a reader who saves data gets the pages, is told why not more, and has the rest by a press or not at all", async ({
  page,
}) => {
  front.answer("/sw.js", async (upstream) => ({
    status: 200,
    body: `Object.defineProperty(navigator, "connection", { value: { saveData: true } });\n${await upstream.text()}`,
  }));
  await page.goto(`${front.url}/lessons/exhaustion/`);
  await workerStands(page);
  await page.goto(`${front.url}/offline/`);
  const panel = page.locator(".offline-panel");
  await expect(panel).toContainText("All pages can be read without a network");
  await expect(panel).toContainText("This browser saves data, so nothing more is fetched");
  expect([...askedOfCourse()]).toEqual([]);
  await panel.getByRole("button", { name: /^Make available offline \(\d+\.\d MB\)$/ }).click();
  await expect(panel).toContainText("The whole course is on this device", { timeout: 60_000 });
  await panel.getByRole("button", { name: "Remove from this device" }).click();
  await expect(panel).toContainText("You have stopped or removed it");
  const before = front.asked.length;
  await page.reload();
  await expect(panel).toContainText("You have stopped or removed it");
  expect(front.asked.slice(before).filter((path) => courseUrls().includes(path))).toEqual([]);
});
