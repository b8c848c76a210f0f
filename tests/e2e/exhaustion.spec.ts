import { expect, test } from "@playwright/test";
import { definition } from "../../sandboxes/exhaustion/sandbox.ts";
import { LessonPage } from "../support/lesson-page.ts";
import { readSandboxFile } from "../support/sandbox-files.ts";

const starter = readSandboxFile("exhaustion/starter/main.ts");
const solution = readSandboxFile("exhaustion/solution/main.ts");
const passed = /All \d checks passed/;

test.describe.configure({ timeout: 40_000 });

test("a reader sees the 31st tab wait and be told no, mends the code, and sees the proof", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.run();
  await lesson.button("Open 31 tabs").click();
  await expect(lesson.gauge).toContainText("in use 30 of 30");
  await expect(lesson.gauge).toContainText(/1 waiting/);
  await expect(lesson.gauge.getByRole("table", { name: "Connections" })).toContainText("tab 30");
  // The server is not gone: it answers what needs no connection.
  await lesson.button("GET /ping").click();
  await expect(lesson.log).toContainText("HTTP 200 pong");
  await lesson.button("x60").click();
  await expect(lesson.log).toContainText("timeout exceeded when trying to connect", { timeout: 20_000 });
  await expect(lesson.log).toContainText("tab 31 was closed, code 1011");
  await expect(lesson.gauge).toContainText(/Turned away/);
  await lesson.check(/\d of \d checks passed\. .+/);
  await expect(lesson.checks).toContainText("failed");
  await lesson.writeCode(solution);
  await lesson.check(passed);
  await expect(lesson.checks).not.toContainText("failed");
});

test("the browser's verdicts on the starter are to the letter those that Node gives", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.check(/\d of \d checks passed\. .+/);
  const failures = Object.entries(definition.starterFails);
  expect(failures.length).toBeGreaterThan(0);
  for (const [, seen] of failures) await expect(lesson.checks).toContainText(seen);
  await expect(lesson.checks.getByText("failed", { exact: true })).toHaveCount(failures.length);
});

test("after the mend 31 tabs are open and hold nothing", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.replaceCode(solution);
  await lesson.button("x1").click();
  await lesson.run();
  await lesson.button("Open 31 tabs").click();
  await expect(lesson.traffic).toContainText("31 of 31 tabs connected");
  await expect(lesson.gauge).toContainText("in use 0 of 30");
  await expect(lesson.gauge.getByRole("table", { name: "Connections" })).toContainText("idle");
});

test("an endless loop is found in the second second, and Run works again with the edits kept", async ({ page }) => {
  // High enough for the editor to show the line of the loop.
  await page.setViewportSize({ width: 1440, height: 1100 });
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  const looping = starter.replace(
    'app.get("/ping", () => "pong");',
    'app.get("/ping", () => {\n  while (true) {}\n});',
  );
  await lesson.writeCode(looping);
  await lesson.run();
  await lesson.button("GET /ping").click();
  await expect(lesson.log).toContainText("look for a loop that never ends", { timeout: 5_000 });
  await expect(lesson.log).toContainText(/did not answer for 1\.\d seconds/);
  await (await lesson.editor()).focus();
  await page.keyboard.press("ControlOrMeta+Home");
  await expect(page.locator(".monaco-editor").first()).toContainText(/while\s\(true\)/);
  await lesson.writeCode(starter);
  await lesson.run();
  await lesson.button("GET /ping").click();
  await expect(lesson.log).toContainText("HTTP 200 pong");
});

test("edits survive a reload, are said to, and can be dropped", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.writeCode(`// kept over the reload\n${solution}`);
  await page.reload();
  await page.locator(".workbench[data-ready=yes]").waitFor();
  await expect(page.locator(".static-code")).toContainText("// kept over the reload");
  await lesson.run();
  await lesson.button("Start fresh").click();
  await page.getByRole("group", { name: "Start fresh" }).getByRole("button").first().click();
  await expect(page.locator(".static-code, .monaco-editor").first()).not.toContainText("kept over the reload");
});

test("code that cannot run is named with the place and the remedy, one mistake after the other", async ({ page }) => {
  test.setTimeout(60_000);
  const cases = [
    ["a syntax error", starter.replace("new App();", "new App(;"), /main\.ts:8:\d+/, "Mend the marked line"],
    [
      "an exception at start",
      starter.replace("new App();", "new Appp();"),
      /main\.ts:8: ReferenceError/,
      "threw while it started",
    ],
    ["an unknown import", `import express from "express";\n${starter}`, /no package "express"/, 'has "tiny" and "pg"'],
    ["a missing file", `import { x } from "./x.ts";\n${starter}`, /cannot find \.\/x\.ts/, "Check the file's name"],
    ["a circular import", `import "./main.ts";\n${starter}`, /circular import: main\.ts → main\.ts/, "third file"],
    ["a server that never listens", starter.replace("app.listen(8000);", ""), /no server listens/, "app.listen"],
  ] as const;
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.run();
  for (const [what, code, message, remedy] of cases)
    await test.step(what, async () => {
      await lesson.replaceCode(code);
      await lesson.button("Run").click();
      await expect(lesson.log).toContainText(message);
      await expect(lesson.log).toContainText(remedy);
      await expect(lesson.log).not.toContainText("listening on port");
      await expect(lesson.gauge).not.toContainText("of 30");
    });
});

test("a syntax error marks its line in the editor", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.writeCode(starter.replace("new App();", "new App(;"));
  await lesson.button("Run").click();
  await page
    .getByRole("button", { name: /main\.ts:8/ })
    .first()
    .click();
  await expect(page.locator(".monaco-editor .squiggly-error").first()).toBeAttached();
});

test("the editor comes with its own style and names its file", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.editor();
  await expect(page.locator(".monaco-editor").first()).toHaveCSS("position", "relative");
});

test("a database worker that dies is said, and another takes its place", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.run();
  // An answer with rows: before it the database may still be starting, which a page gives a minute.
  await lesson.button("Open tab").click();
  await expect(lesson.traffic).toContainText('{"items":12}');
  const database = page.workers().find((worker) => worker.url().includes("database.worker"));
  await database?.evaluate(() => self.close()).catch(() => undefined);
  await expect(lesson.log).toContainText("A new database is starting", { timeout: 15_000 });
  await lesson.run();
  await lesson.button("Open tab").click();
  await expect(lesson.traffic).toContainText('{"items":12}');
});
