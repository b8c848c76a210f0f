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

test("a browser that is older than the site is told so, with a way on, and can read", async ({ page, context }) => {
  const path = "/lessons/borrow-and-give-back/";
  const ours = await context.newPage();
  await ours.goto(path);
  await expect(ours.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(ours.locator(".old-browser")).toBeHidden();
  // As such a browser sees it: the condition under which the words are hidden does not hold.
  await page.route("**/*.css", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll(":popover-open", ":not-known-there") });
  });
  await page.goto(path);
  const words = page.locator(".old-browser");
  await expect(words).toBeVisible();
  await expect(words).toContainText("Update it, or open this address in another browser");
  await expect(page.getByText("A leak is a checkout without a checkin.").first()).toBeVisible();
});
