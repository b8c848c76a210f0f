import { expect, test } from "@playwright/test";
import budget from "../budget.json" with { type: "json" };
import { LessonPage } from "../support/lesson-page.ts";
import { lessonPaths } from "../support/lessons.ts";
import { measureTransfers } from "../support/transfers.ts";

const paths = ["/", ...lessonPaths];

for (const path of paths) {
  test(`${path} stays inside the budget until Run is pressed`, async ({ page }) => {
    const { scriptBytes, styleBytes, fontBytes, urls } = await measureTransfers(page, path);
    console.log(`budget  ${path}  scripts ${scriptBytes} B, styles ${styleBytes} B, fonts ${fontBytes} B`);
    const limits = budget.lessonBeforeRun;
    expect(scriptBytes, "scripts").toBeLessThanOrEqual(limits.scriptBytes);
    expect(styleBytes, "styles").toBeLessThanOrEqual(limits.styleBytes);
    expect(fontBytes, "fonts").toBeLessThanOrEqual(limits.fontBytes);
    expect(fontBytes, "the fonts are loaded at all").toBeGreaterThan(0);
    const early = urls.filter((url) => budget.neverBeforeRun.some((name) => url.includes(name)));
    expect(early, "editor and database stay away until they are asked for").toEqual([]);
  });
}

test("a first Run fetches no more than its budget, and a second one nothing", async ({ page }) => {
  const lesson = new LessonPage(page);
  // Where there is no network the question hangs for as long as it likes, and the page's network never rests.
  await page.route("https://stackblitz.com/**", (route) => route.abort());
  await lesson.open("exhaustion");
  // On Auto a WebContainer's few scripts may come at any moment of either Run.
  await page.getByRole("button", { name: /^Engine: / }).click();
  await page.getByRole("group", { name: "Engine" }).getByLabel("Embedded", { exact: true }).check();
  await page.waitForLoadState("networkidle");
  const sizes: Promise<number>[] = [];
  const urls: string[] = [];
  page.on("requestfinished", (request) => {
    // Not what the page made itself (blob:), nor whether StackBlitz answers, which is asked of another host.
    if (!request.url().startsWith(new URL(page.url()).origin)) return;
    urls.push(request.url());
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await lesson.run();
  await page.waitForLoadState("networkidle");
  const first = (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
  console.log(`budget  first Run  ${first} B in ${sizes.length} files`);
  expect(first, "Postgres is among what was counted").toBeGreaterThan(1_000_000);
  expect(first).toBeLessThanOrEqual(budget.firstRun.transferBytes);

  const before = new Set(urls);
  await lesson.button("Stop").click();
  await expect(page.getByText("Server: stopped")).toBeVisible();
  await lesson.button("Run").click();
  await expect(page.getByText(/^Server: running/)).toBeVisible({ timeout: 20_000 });
  expect(
    urls.filter((url) => !before.has(url)),
    "files that the second Run asks for and the first did not",
  ).toEqual([]);
});

for (const path of ["/glossary/", "/reference/pool-settings/"]) {
  test(`${path} stays inside the budget of a page without a workbench`, async ({ page }) => {
    const { allBytes, fontBytes } = await measureTransfers(page, path);
    console.log(`budget  ${path}  ${allBytes - fontBytes} B in all, fonts apart`);
    expect(allBytes - fontBytes).toBeLessThanOrEqual(budget.referencePage.allButFontBytes);
    expect(fontBytes, "the fonts are loaded at all").toBeGreaterThan(0);
  });
}
