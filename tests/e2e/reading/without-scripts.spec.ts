import { expect, test } from "@playwright/test";
import { lessonPaths } from "../../support/lessons.ts";

test.use({ javaScriptEnabled: false });

test("without JavaScript every kind of page can be read, and says what cannot be done", async ({ page }) => {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/lessons/borrow-and-give-back/");
    await expect(page.locator(".no-script"), "words in the workbench's place").toBeVisible();
    await expect(page.getByText("A leak is a checkout without a checkin.").first()).toBeVisible();
    for (const language of [".typescript", ".python"]) await expect(page.locator(language).first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Copy to clipboard" }).first()).toBeHidden();
    await page.locator(".quiz-question summary").first().click();
    await expect(page.locator(".quiz-question details[open] p").first()).toBeVisible();
    await page.getByText("What happened", { exact: true }).first().click();
    await expect(page.getByText("Nobody caught the error")).toBeVisible();
  }
  for (const path of [
    ...lessonPaths.slice(1),
    "/incidents/messages-page/",
    "/glossary/",
    "/reference/pool-settings/",
    "/start/",
    "/",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).first(), path).toBeVisible();
  }
});
