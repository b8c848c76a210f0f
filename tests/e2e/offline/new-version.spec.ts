import { expect, type Page, test } from "@playwright/test";
import { startFrontServer } from "../../support/front-server.ts";
import { courseKept, dist } from "../../support/kept-course.ts";
import { LessonPage } from "../../support/lesson-page.ts";
import { buildNextVersion } from "../../support/next-version.ts";

test.use({ serviceWorkers: "allow" });

/** What the device keeps of the reader's own: the edits, and the progress but for the place, which moves with the page. */
const readOwn = (page: Page) =>
  page.evaluate(() => ({
    edits: localStorage.getItem("watertight:edits:exhaustion"),
    lessons: JSON.parse(localStorage.getItem("watertight.progress") ?? "null")?.lessons,
  }));

test("a new version brings its sandboxes along, is offered, changes nothing by itself, and comes with a press", async ({
  page,
}) => {
  test.setTimeout(150_000);
  const next = await buildNextVersion("lessons/exhaustion/index.html", "<main", '<main data-version="next"');
  const front = await startFrontServer(dist);
  try {
    const lesson = new LessonPage(page);
    await lesson.openPath(`${front.url}/lessons/exhaustion/`);
    await lesson.writeCode("// my own work\n");
    await expect(page.getByText("Your version, kept on this device")).toBeVisible();
    await courseKept(page);
    const before = await readOwn(page);
    expect(before.edits).toContain("my own work");
    expect(before.lessons).toHaveProperty("exhaustion");

    await front.serve(next.folder);
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    const notice = page.getByText("A new version of this site is ready");
    await expect(notice).toBeVisible({ timeout: 60_000 });
    expect(
      await page.evaluate(async (url) => (await caches.match(url)) !== undefined, next.newFile),
      "what its sandboxes need is here before it is offered",
    ).toBe(true);
    await page.getByRole("button", { name: "Later" }).click();
    await expect(notice).toBeHidden();
    await expect(page.locator("[data-version]")).toHaveCount(0);
    await page.reload();
    await expect(notice, "offered again, and still the version in use").toBeVisible({ timeout: 30_000 });
    await expect(page.locator("[data-version]")).toHaveCount(0);
    await page.getByRole("button", { name: "Reload" }).click();
    await expect(page.locator("[data-version=next]")).toBeAttached({ timeout: 30_000 });
    await expect(page.locator(".static-code")).toContainText("// my own work");
    await expect(notice).toBeHidden();
    expect(await readOwn(page)).toEqual(before);
  } finally {
    await front.close();
    next.remove();
  }
});
