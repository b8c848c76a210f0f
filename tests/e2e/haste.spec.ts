import { expect, test } from "@playwright/test";
import { LessonPage } from "../support/lesson-page.ts";

test("a hasty hand ends with one server that answers, whatever it pressed before", async ({ page }) => {
  test.setTimeout(60_000);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await page.evaluate(() => {
    const press = (name: string) =>
      [...document.querySelectorAll("button")].find((button) => button.textContent?.trim().startsWith(name))?.click();
    for (const name of ["Run", "Run", "Open 31 tabs", "Stop", "Check", "Run", "Check", "Check", "Run"]) press(name);
  });
  await expect(lesson.log).toContainText("listening on port", { timeout: 15_000 });
  await lesson.button("Check").click();
  await lesson.button("Run").click();
  await expect(lesson.log).toContainText("listening on port", { timeout: 15_000 });
  await lesson.button("Open tab").click();
  await expect(lesson.traffic).toContainText('{"items":12}');
  await expect(lesson.gauge).toContainText("in use 1 of 30");
  expect(errors).toEqual([]);
});

test("a Run pressed in the middle of a Check is not ended by the rest of that Check", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.button("GET /ping").click();
  await expect(lesson.log).toContainText("HTTP 200 pong", { timeout: 15_000 });
  await lesson.button("Check").click();
  await expect(lesson.checks).toContainText("running");
  await lesson.run();
  // Longer than the whole Check takes: every answer must come from one and the same server.
  for (let asked = 1; asked <= 8; asked += 1) {
    await lesson.button("GET /ping").click();
    await expect(lesson.log.getByText("HTTP 200 pong")).toHaveCount(asked);
  }
  await expect(lesson.log.getByText("listening on port")).toHaveCount(1);
});

test("Open 31 tabs before any Run starts the server by itself", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.button("Open 31 tabs").click();
  await expect(lesson.gauge).toContainText("in use 30 of 30", { timeout: 15_000 });
});

test("an idle connection that breaks without a listener ends the server with exit code 1, as Node does", async ({
  page,
}) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.replaceCode(`import { Pool } from "pg";
import { App } from "tiny";
const pool = new Pool({ max: 2 });
const app = new App();
app.get("/ping", async () => {
  const client = await pool.connect();
  const other = await pool.connect();
  const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
  client.release();
  await other.query("SELECT pg_terminate_backend($1)", [rows[0].pid]);
  other.release();
  return "pong";
});
app.listen(8000);
`);
  await lesson.run();
  await lesson.button("GET /ping").click();
  await expect(lesson.log).toContainText("exit code 1");
  await expect(lesson.log).toContainText("terminating connection due to administrator command");
});
