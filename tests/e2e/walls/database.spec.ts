/** The database worker, hung or dead, at every moment of a lesson. */
import { expect, type Page, test } from "@playwright/test";
import { LessonPage } from "../../support/lesson-page.ts";

test.describe.configure({ timeout: 90_000 });

const findDatabase = (page: Page) => page.workers().find((worker) => worker.url().includes("database.worker"));

async function killDatabase(page: Page): Promise<void> {
  await expect.poll(() => findDatabase(page)).toBeTruthy();
  // Its own end cannot answer.
  await findDatabase(page)
    ?.evaluate(() => self.close())
    .catch(() => undefined);
}

/** A statement of the worker's that never ends. */
function hangDatabase(page: Page): void {
  findDatabase(page)
    ?.evaluate(() => {
      for (;;);
    })
    .catch(() => undefined);
}

async function answers(lesson: LessonPage): Promise<void> {
  await lesson.run();
  await lesson.button("Open tab").click();
  await expect(lesson.traffic).toContainText('{"items":12}', { timeout: 20_000 });
}

async function openRunning(page: Page): Promise<LessonPage> {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await answers(lesson);
  return lesson;
}

test("a database that hangs during a run is ended and said, and the next Run answers", async ({ page }) => {
  const lesson = await openRunning(page);
  hangDatabase(page);
  await expect(lesson.log).toContainText("A new database is starting", { timeout: 15_000 });
  await answers(lesson);
});

test("a database that dies twice in a row is born twice", async ({ page }) => {
  const lesson = await openRunning(page);
  for (let death = 0; death < 2; death += 1) {
    await killDatabase(page);
    await expect(lesson.log).toContainText("A new database is starting", { timeout: 20_000 });
    await answers(lesson);
  }
});

test("a database that dies while nothing runs is replaced before the next Run", async ({ page }) => {
  const lesson = await openRunning(page);
  await lesson.button("Stop").click();
  const dead = findDatabase(page);
  await killDatabase(page);
  await expect.poll(() => ![dead, undefined].includes(findDatabase(page)), { timeout: 20_000 }).toBe(true);
  await answers(lesson);
});

test("a database that dies while it boots is noticed long before its limit, and Run starts another", async ({
  page,
}) => {
  const dead = Promise.withResolvers<void>();
  // What it boots from comes when it is dead: however slow the machine, it has not booted before.
  await page.route(/data-directory/, async (route) => {
    await dead.promise;
    await route.continue();
  });
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.button("Run").click();
  await killDatabase(page);
  dead.resolve();
  await expect(lesson.log).toContainText(/The database (worker died|did not answer)/, { timeout: 60_000 });
  await answers(lesson);
});

test("a database whose script never works is not started for ever, and is said", async ({ page }) => {
  let loads = 0;
  await page.route(/database\.worker/, (route) => {
    loads += 1;
    return route.fulfill({ contentType: "text/javascript", body: "throw new Error('broken')" });
  });
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.button("Run").click();
  await expect(lesson.log).toContainText("The next Run starts a new one.", { timeout: 20_000 });
  expect(loads).toBe(1);
  await page.unroute(/database\.worker/);
  await answers(lesson);
});

test("a database that dies while checks run leaves what it took unjudged, and nothing stuck", async ({ page }) => {
  const lesson = await openRunning(page);
  await lesson.button("Check").click();
  await killDatabase(page);
  await expect(page.getByText(/\d of \d checks passed\. .+|All \d checks passed/).first()).toBeAttached({
    timeout: 60_000,
  });
  await lesson.check(/\d of \d checks passed\. .+|All \d checks passed/);
  await answers(lesson);
});
