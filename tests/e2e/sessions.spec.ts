import { expect, test } from "@playwright/test";
import { LessonPage } from "../support/lesson-page.ts";

/** Each line of the answer is one claim about sessions, as `pg` saw it in the page's own Postgres. */
const program = `import { Pool } from "pg";
import { App } from "tiny";

const pool = new Pool({ max: 6 });
const app = new App();

app.get("/ping", async () => {
  const [writer, second, reader, listener] = await Promise.all([1, 2, 3, 4].map(() => pool.connect()));
  const seen = [];
  const read = async (client) => (await client.query("SELECT n FROM tally WHERE id = $1", [1])).rows[0].n;
  const failure = (promise) => promise.then(() => "no error", (error) => error.code);
  await writer.query("CREATE TABLE tally (id serial PRIMARY KEY, n int); INSERT INTO tally (n) VALUES (0)");
  const pids = await Promise.all([writer, second, reader, listener].map((client) => client.query("SELECT pg_backend_pid() AS pid")));
  seen.push("pids " + new Set(pids.map(({ rows }) => rows[0].pid)).size);

  const heard = [];
  listener.on("notification", ({ payload }) => heard.push(payload));
  await listener.query("LISTEN news");

  await writer.query("BEGIN");
  await writer.query({ name: "add", text: "UPDATE tally SET n = n + $1 WHERE id = 1", values: [5] });
  seen.push("reader " + (await read(reader)) + " writer " + (await read(writer)));
  const inserted = await writer.query("INSERT INTO tally (n) VALUES (9) RETURNING id");
  await reader.query("BEGIN");
  seen.push("rows " + (await reader.query("SELECT count(*)::int AS n FROM tally")).rows[0].n);
  const waiting = second.query("UPDATE tally SET n = n + 1 WHERE id = 1 RETURNING n");
  await writer.query("NOTIFY news, 'committed'");
  await writer.query("COMMIT");
  seen.push("second " + (await waiting).rows[0].n + " id " + inserted.rows[0].id);
  seen.push("later " + (await read(reader)));
  await reader.query("COMMIT");
  await listener.query("SELECT 1");
  seen.push("heard " + heard.join());

  await writer.query({ name: "same", text: "SELECT 'w' AS v" });
  const other = await reader.query({ name: "same", text: "SELECT 'r' AS v" });
  seen.push("named " + (await writer.query({ name: "same", text: "SELECT 'w' AS v" })).rows[0].v + other.rows[0].v);
  await reader.query("SET statement_timeout = 100");
  seen.push("timeout " + (await failure(reader.query("SELECT pg_sleep(1)"))));
  await second.query("BEGIN");
  seen.push("failed " + (await failure(second.query("SELECT 1 / 0"))) + " " + (await failure(second.query("SELECT 1"))));
  seen.push("ended " + (await second.query("COMMIT")).command);
  const asleep = failure(writer.query("SELECT pg_sleep(60)"));
  await second.query("SELECT pg_cancel_backend($1)", [pids[0].rows[0].pid]);
  seen.push("cancelled " + (await asleep));
  for (const client of [writer, second, reader, listener]) client.release();
  return seen.join("; ");
});

app.listen(8000);
`;

test("pg's clients in the page are sessions of their own, as on a server", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.replaceCode(program);
  await lesson.run();
  await lesson.button("x60").click();
  await lesson.button("GET /ping").click();
  await expect(lesson.log).toContainText("HTTP 200", { timeout: 20_000 });
  const claims = [
    "pids 4",
    "reader 0 writer 5",
    "rows 1",
    "second 6 id 2",
    "later 6",
    "heard committed",
    "named wr",
    "timeout 57014",
    "failed 22012 25P02",
    "ended ROLLBACK",
    "cancelled 57014",
  ];
  await expect(lesson.log).toContainText(claims.join("; "));
});
