import { expect, type Page, test } from "@playwright/test";
import { startStandIn } from "../engines/stand-in/start-stand-in.ts";
import { brokenServices } from "../engines/support/broken-services.ts";
import { pointPageAt } from "../engines/support/point-page-at.ts";
import { LessonPage } from "../support/lesson-page.ts";
import { readSandboxFile } from "../support/sandbox-files.ts";

const starter = readSandboxFile("exhaustion/starter/main.ts");

/** The badge that opens the choice; its name ends with the engine that carries the server. */
const badge = (page: Page) => page.getByRole("button", { name: /^Engine: / });

async function choose(page: Page, engine: "Auto" | "WebContainer" | "Embedded") {
  if ((await badge(page).getAttribute("aria-expanded")) === "false") await badge(page).click();
  await page.getByRole("group", { name: "Engine" }).getByLabel(engine, { exact: true }).check();
}

async function pingFor(lesson: LessonPage, limitMs = 20_000) {
  await lesson.button("GET /ping").click();
  await expect(lesson.log).toContainText("HTTP 200 pong", { timeout: limitMs });
}

test.describe("where no WebContainer can start, the lesson goes on and says why", () => {
  for (const { name, code, stage, open } of brokenServices) {
    test(`because ${name}`, async ({ page }, info) => {
      test.setTimeout(90_000);
      const service = await open();
      await pointPageAt(page, service);
      const lesson = new LessonPage(page);
      await lesson.open("exhaustion");
      await choose(page, "WebContainer");
      const pressedMs = Date.now();
      await lesson.button("Run").click();
      // The limits of probe and boot together, and what the page needs besides on a busy machine.
      await expect(page.getByText("running on port 8000")).toBeVisible({ timeout: stage === "boot" ? 45_000 : 25_000 });
      const tookMs = Date.now() - pressedMs;
      await expect(badge(page)).toHaveAccessibleName("Engine: Embedded engine");
      const notice = page.getByRole("region", { name: "WebContainer" });
      await expect(notice).toContainText("There is no WebContainer here.");
      await expect(notice).toContainText(code);
      await expect(notice.getByRole("button", { name: "Reload and retry" })).toBeVisible();
      await pingFor(lesson);
      info.annotations.push({ type: "served after", description: `${tookMs} ms` });
      await page.locator(".editor-panel").screenshot({ path: info.outputPath(`${code}.png`) });
      await service.close();
    });
  }
});

test("on Auto the embedded engine answers at once, and Node takes over from the next Run with the edits kept", async ({
  page,
}) => {
  test.setTimeout(90_000);
  const standIn = await startStandIn({ pty: false });
  await pointPageAt(page, { origin: standIn.origin, policy: "allows" });
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the learner's template, not this file's
  await lesson.replaceCode(starter.replace('"pong"', "`pong from ${typeof process.version} ${process.platform}`"));
  await lesson.run();
  await expect(badge(page)).toHaveAccessibleName("Engine: Embedded engine");
  await lesson.button("GET /ping").click();
  await expect(lesson.log).toContainText("HTTP 200 pong from string browser");
  await badge(page).click();
  await expect(page.getByText("it takes over with the next Run")).toBeVisible({ timeout: 20_000 });
  await lesson.button("Run").click();
  await expect(badge(page)).toHaveAccessibleName("Engine: WebContainer");
  await expect(lesson.log).toContainText("listening on port");
  await lesson.button("GET /ping").click();
  await expect(lesson.log).toContainText(`HTTP 200 pong from string ${process.platform}`);
  await lesson.button("Open 31 tabs").click();
  // Every message takes the way over two processes and a socket here.
  await expect(lesson.gauge).toContainText("in use 30 of 30", { timeout: 30_000 });
  const preview = page.getByRole("link", { name: /^https?:/ });
  const answer = await fetch(new URL("/ping", (await preview.getAttribute("href")) ?? ""));
  expect(await answer.text()).toContain("pong from string");
  await choose(page, "Embedded");
  await lesson.run();
  await expect(badge(page)).toHaveAccessibleName("Engine: Embedded engine");
  await lesson.button("GET /ping").click();
  await expect(lesson.log).toContainText("HTTP 200 pong from string browser");
  await standIn.close();
});

test("whoever waits for a WebContainer has the embedded engine one press away", async ({ page }) => {
  const service = await brokenServices.find(({ stage }) => stage === "boot")?.open();
  if (!service) throw new Error("no service hangs at boot");
  await pointPageAt(page, service);
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await choose(page, "WebContainer");
  await lesson.button("Run").click();
  await expect(page.getByText("2 of 4: booting the WebContainer")).toBeVisible();
  await page.getByRole("button", { name: "Use the embedded engine" }).click();
  await expect(page.getByText("running on port 8000")).toBeVisible();
  await pingFor(lesson);
  await service.close();
});

test("Reload and retry loads the page anew, with the edits and the choice, and tries again", async ({ page }) => {
  test.setTimeout(60_000);
  const [broken] = brokenServices;
  if (!broken) throw new Error("no way of failing is known");
  await pointPageAt(page, await broken.open());
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.replaceCode(`// kept over the retry\n${starter}`);
  await choose(page, "WebContainer");
  await lesson.run();
  await page.getByRole("button", { name: "Reload and retry" }).click();
  await expect(badge(page)).toHaveAccessibleName("Engine: WebContainer");
  await page.locator(".workbench[data-ready=yes]").waitFor();
  await expect(page.locator(".static-code")).toContainText("// kept over the retry");
  const standIn = await startStandIn({ pty: false });
  await page.unrouteAll();
  await pointPageAt(page, { origin: standIn.origin, policy: "allows" });
  await page.reload();
  await page.locator(".workbench[data-ready=yes]").waitFor();
  await lesson.run();
  await expect(badge(page)).toHaveAccessibleName("Engine: WebContainer");
  await standIn.close();
});

test("a second tab is told that the first has the WebContainer", async ({ page, context }) => {
  const standIn = await startStandIn({ pty: false });
  const second = await context.newPage();
  for (const each of [page, second]) await pointPageAt(each, { origin: standIn.origin, policy: "allows" });
  const [first, other] = [new LessonPage(page), new LessonPage(second)];
  await first.open("exhaustion");
  await choose(page, "WebContainer");
  await first.run();
  await expect(badge(page)).toHaveAccessibleName("Engine: WebContainer");
  await other.open("exhaustion");
  await expect(badge(second)).toHaveAccessibleName("Engine: WebContainer");
  await other.run();
  await expect(badge(second)).toHaveAccessibleName("Engine: Embedded engine");
  await expect(second.getByRole("region", { name: "WebContainer" })).toContainText("Another tab of this site");
  await standIn.close();
});

test("the choice is kept over a reload, and made by keyboard", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await badge(page).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByLabel("Embedded", { exact: true })).toBeChecked();
  await page.reload();
  await page.locator(".workbench[data-ready=yes]").waitFor();
  await badge(page).click();
  await expect(page.getByLabel("Embedded", { exact: true })).toBeChecked();
});
