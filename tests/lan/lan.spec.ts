import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { unzipSync } from "fflate";
import { LessonPage } from "../support/lesson-page.ts";

test("over plain HTTP a lesson runs, is edited, checked, shared by hand and taken home", async ({ page }) => {
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  const absent = await page.evaluate(() => ({
    isSecureContext,
    crossOriginIsolated,
    serviceWorker: "serviceWorker" in navigator,
    clipboard: "clipboard" in navigator,
    randomUuid: "randomUUID" in crypto,
    sharedMemory: typeof SharedArrayBuffer === "function",
  }));
  expect(absent, "the page has none of what plain HTTP takes away").toEqual({
    isSecureContext: false,
    crossOriginIsolated: false,
    serviceWorker: false,
    clipboard: false,
    randomUuid: false,
    sharedMemory: false,
  });

  const postgres = page.waitForResponse((response) => /\.wasm$/.test(response.url()));
  await lesson.run();
  expect(await (await postgres).headerValue("content-encoding"), "thirty people share one Wi-Fi").toBe("gzip");
  const editor = await lesson.editor();
  await editor.focus();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.insertText("// in the training room\n");
  await lesson.check(/\d+ of \d+ checks/);

  await lesson.button("Share").click();
  const link = page.getByRole("textbox", { name: "Link to this code and run" });
  await expect(link).toHaveValue(/^http:\/\/training-room\.test:\d+\/lessons\/exhaustion\/\?view=code#s=1\./);
  await expect(page.getByRole("region", { name: "Share" })).toContainText("Copy it from the field");

  const saved = page.waitForEvent("download");
  await lesson.button("Download").click();
  const files = unzipSync(await readFile(await (await saved).path()));
  const main = new TextDecoder().decode(files["watertight-exhaustion/main.ts"]);
  expect(main).toContain("// in the training room");
  expect(faults).toEqual([]);
});

test("the page that keeps the course says why it cannot, and search and progress work without it", async ({ page }) => {
  await page.goto("/offline/");
  await expect(page.locator(".offline-panel")).toContainText("This page came over plain HTTP");
  await expect(page.getByRole("button", { name: /Make available offline/ })).toHaveCount(0);
  await page.goto("/search/?q=timeout+exceeded+when+trying+to+connect");
  await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
  await page.goto("/progress/");
  await expect(page.getByRole("main")).toContainText("Your progress");
});
