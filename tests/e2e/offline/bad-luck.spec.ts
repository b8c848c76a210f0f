import { expect, test } from "@playwright/test";
import { type FrontServer, startFrontServer } from "../../support/front-server.ts";
import { courseUrls, dist, keptPages, workerStands } from "../../support/kept-course.ts";
import { LessonPage } from "../../support/lesson-page.ts";

test.use({ serviceWorkers: "allow" });
test.describe.configure({ timeout: 120_000 });

let front: FrontServer;
test.beforeEach(async () => {
  front = await startFrontServer(dist);
});
test.afterEach(() => front.close());

test("a cache that lost pages and holds an older build's says what is gone, keeps the work, and mends itself", async ({
  page,
  context,
}) => {
  const lesson = new LessonPage(page);
  await lesson.openPath(`${front.url}/lessons/exhaustion/`);
  await lesson.writeCode("// my own work\n");
  await expect(page.getByText("Your version, kept on this device")).toBeVisible();
  await workerStands(page);
  await page.evaluate(async () => {
    const cache = await caches.open("watertight-pages");
    for (const { url } of await cache.keys())
      if (/\/lessons\/exhaustion\/\?|\/_astro\/workbench\./.test(url)) await cache.delete(url);
    await cache.put("/lessons/two-clocks/?__WB_REVISION__=older", new Response("an older build's page"));
  });
  // Whoever clears a cache clears the other as well.
  await (await context.newCDPSession(page)).send("Network.clearBrowserCache");
  front.cut = true;
  await context.setOffline(true);
  await page.goto(`${front.url}/lessons/exhaustion/`);
  const panel = page.locator(".offline-panel");
  await expect(panel).toContainText("This page is not on this device");
  await expect(panel).toContainText("Of the pages, 2 files that were here are gone");
  await page.goto(`${front.url}/lessons/two-clocks/`);
  await expect(page.getByRole("heading", { level: 1 }), "this build's page").toBeVisible();

  await page.goto(`${front.url}/offline/?missing=${encodeURIComponent("/lessons/exhaustion/")}`);
  front.cut = false;
  await context.setOffline(false);
  await panel.getByRole("link", { name: "/lessons/exhaustion/" }).click();
  await expect(page.getByText(/Restored your version/)).toBeVisible();
  await expect(page.locator(".static-code")).toContainText("// my own work");
  await expect
    .poll(async () => (await keptPages(page)).filter((path) => /\/lessons\/exhaustion\/\?|\/workbench\./.test(path)))
    .toHaveLength(2);
  front.cut = true;
  await context.setOffline(true);
  await lesson.openPath(`${front.url}/lessons/exhaustion/`);
});

test("on a full device lessons run, and the page says what found no room, how much it takes and how to go on", async ({
  page,
  context,
}) => {
  const storage = await context.newCDPSession(page);
  const allow = (quotaSize?: number) =>
    storage.send("Storage.overrideQuotaForOrigin", { origin: front.url, ...(quotaSize ? { quotaSize } : {}) });
  const panel = page.locator(".offline-panel");
  await allow(1_000_000);
  await page.goto(`${front.url}/offline/`);
  await expect(panel).toContainText("This device has no more room for the site", { timeout: 60_000 });
  const lesson = new LessonPage(page);
  await lesson.openPath(`${front.url}/lessons/exhaustion/`);
  await lesson.run();

  await allow(25_000_000);
  await page.goto(`${front.url}/offline/`);
  await expect(panel).toContainText(/no more room for the site.*All pages can be read.*\d MB are not here yet/, {
    timeout: 60_000,
  });
  const before = front.asked.length;
  await page.reload();
  await expect(panel).toContainText("It found no room here, so nothing more is fetched");
  const course = new Set(courseUrls());
  expect(front.asked.slice(before).filter((path) => course.has(path))).toEqual([]);
  await allow();
  await panel.getByRole("button", { name: /^Fetch the rest/ }).click();
  await expect(panel).toContainText("The whole course is on this device", { timeout: 60_000 });
});

test("where the service worker does not come, a lesson runs and the page says what is missing", async ({ page }) => {
  front.answer("/sw.js", async () => ({ status: 404, body: "" }));
  await page.goto(`${front.url}/offline/`);
  await expect(page.locator(".offline-panel")).toContainText("The script that keeps the site (sw.js) did not come");
  const lesson = new LessonPage(page);
  await lesson.openPath(`${front.url}/lessons/exhaustion/`);
  await lesson.run();
  await lesson.check(/\d of \d checks passed/);
});
