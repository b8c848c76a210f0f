import { expect, test } from "@playwright/test";
import { LessonPage } from "../support/lesson-page.ts";

test("a learner's code reaches no network, no storage and no page", async ({ page }) => {
  const arrived: string[] = [];
  // A request that the policy stops is announced all the same; one that left would finish.
  page.on("requestfinished", (request) => arrived.push(request.url()));
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  const { origin } = new URL(page.url());
  await lesson.replaceCode(`import { App } from "tiny";
const app = new App();
const elsewhere = "${origin}/robots.txt?from-the-sandbox";
const attempts = {
  fetch: () => fetch(elsewhere),
  import: () => import(elsewhere),
  socket: () => new Promise((_, reject) => { new WebSocket("${origin.replace("http", "ws")}/from-the-sandbox").onerror = () => reject(new Error("refused")); }),
  storage: () => indexedDB.open("x"),
  eval: () => (0, eval)("1 + 1"),
  parent: () => (globalThis as { parent?: object }).parent ?? Promise.reject(new Error("none")),
};
app.get("/ping", async () => {
  const open = [];
  for (const [name, attempt] of Object.entries(attempts))
    try { await attempt(); open.push(name); } catch { console.log(name, "is walled off"); }
  return open.length === 0 ? "sealed" : "open: " + open.join(", ");
});
app.listen(8000);
`);
  await lesson.run();
  await lesson.button("GET /ping").click();
  await expect(lesson.log).toContainText(/HTTP 200 /, { timeout: 10_000 });
  await expect(lesson.log).toContainText("HTTP 200 sealed");
  expect(arrived.filter((url) => url.includes("from-the-sandbox"))).toEqual([]);
});
