import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { startServer } from "../../tools/serve/server.ts";
import { LessonPage } from "../support/lesson-page.ts";

test.use({ serviceWorkers: "allow" });

const dist = resolve(import.meta.dirname, "../../dist");
const isolated = (page: Page) => page.evaluate(() => crossOriginIsolated);

test("after one visit and one press, the host gone, a lesson never opened before runs and is checked", async ({
  page,
  context,
}) => {
  test.setTimeout(150_000);
  const server = await startServer({ root: dist, port: 0 });
  await page.goto(`${server.url}/offline/`);
  const panel = page.locator(".offline-panel");
  await panel.getByRole("button", { name: /^Make available offline \(\d+\.\d MB\)$/ }).click({ timeout: 60_000 });
  await expect(panel).toContainText("The whole course is on this device", { timeout: 60_000 });
  await server.close();
  await context.setOffline(true);

  const lesson = new LessonPage(page);
  await lesson.openPath(`${server.url}/lessons/borrow-and-give-back/`);
  expect(await isolated(page), "the kept page brings its headers").toBe(true);
  await lesson.run();
  await lesson.editor();
  await lesson.check(/\d+ of \d+ checks/);

  await page.goto(`${server.url}/lessons/exhaustion/?view=code`);
  await expect(lesson.button("Run")).toBeVisible();
  await page.goto(`${server.url}/search/?q=timeout+exceeded+when+trying+to+connect`);
  await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
  const missing = await page.goto(`${server.url}/no-such-page/`);
  expect(missing?.status()).toBe(404);
  await expect(page.getByRole("link", { name: "Go to the first page" })).toBeVisible();
});

test("a new version is offered, changes nothing by itself, and comes with a press", async ({ page }) => {
  test.setTimeout(90_000);
  const first = await startServer({ root: dist, port: 0 });
  const path = "/glossary/";
  await page.goto(first.url + path);
  await page.evaluate(async () => {
    const { serviceWorker } = navigator;
    await serviceWorker.ready;
    if (!serviceWorker.controller)
      await new Promise((done) => serviceWorker.addEventListener("controllerchange", done, { once: true }));
  });
  await first.close();

  const next = mkdtempSync(join(tmpdir(), "next-version-"));
  for (const name of readdirSync(dist)) if (!name.startsWith("sw.js")) symlinkSync(join(dist, name), join(next, name));
  writeFileSync(join(next, "sw.js"), `${readFileSync(join(dist, "sw.js"), "utf8")}\n// the next version\n`);
  const second = await startServer({ root: next, port: first.port });
  try {
    const notice = page.getByText("A new version of this site is ready");
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    await expect(notice).toBeVisible({ timeout: 30_000 });
    await page.evaluate(() => document.documentElement.setAttribute("data-still-here", ""));
    await page.getByRole("button", { name: "Later" }).click();
    await expect(notice).toBeHidden();
    await expect(page.locator("html")).toHaveAttribute("data-still-here", "");
    await page.reload();
    await page.getByRole("button", { name: "Reload" }).click({ timeout: 30_000 });
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting === null).catch(() => false))
      .toBe(true);
    await expect(notice).toBeHidden();
  } finally {
    await second.close();
    rmSync(next, { recursive: true });
  }
});
