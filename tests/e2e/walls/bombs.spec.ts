/** Programs that compute or allocate without end, in JavaScript and in SQL. */
import { expect } from "@playwright/test";
import { AttackPage } from "../../support/attack-page.ts";
import { LessonPage } from "../../support/lesson-page.ts";
import { test } from "../../support/walled-test.ts";

test.describe.configure({ timeout: 90_000 });

const ended = /did not answer for \d\.\d seconds|The server process died/;

const loops: Readonly<Record<string, string>> = {
  "while (true)": "while (true);",
  "a microtask loop": "const spin = () => queueMicrotask(spin); spin();",
  "a promise loop": "for (;;) await null;",
  "a regular expression": `/^(a+)+$/.test("a".repeat(60) + "!");`,
  "Atomics.wait": `const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }); Atomics.wait(new Int32Array(buffer), 0, 0);`,
  "an array that never stops": "const list = []; for (;;) list.push(new Array(100).fill(list.length));",
  "a hundred million promises":
    "const list = []; for (let n = 0; n < 1e8; n += 1) list.push(new Promise(() => undefined));",
  "closures that never go": "const list = []; for (;;) { const big = new Array(1000).fill(0); list.push(() => big); }",
};

for (const [name, attack] of Object.entries(loops)) {
  test(`${name} is ended, and the page lives on`, async ({ walled }) => {
    const lesson = await walled.open({ attack });
    await lesson.attack();
    await expect(lesson.log).toContainText(ended, { timeout: 20_000 });
    await lesson.expectRecovery();
  });
}

/** Allocates between answers to the heartbeat, so that nothing but memory can end it. */
const patient = (allocate: string) =>
  `const kept = []; const grow = () => { ${allocate}; setImmediate(grow); }; grow();`;

test("a memory bomb of small objects, laid patiently, ends the server and not the page", async ({ page }) => {
  const lesson = await AttackPage.open(page, {
    attack: patient("for (let n = 0; n < 100_000; n += 1) kept.push({ n })"),
  });
  await lesson.attack();
  // Where there is much memory the engine's longest array comes before its end.
  const isOver = new RegExp(`${ended.source}|Uncaught RangeError: Invalid array length`);
  await expect(lesson.log).toContainText(isOver, { timeout: 60_000 });
  await lesson.expectRecovery();
});

/** No page can limit what a worker allocates: this one may take the whole tab. What it must not take is the work. */
test("a memory bomb of long texts may take the tab; opened again, the lesson has the edits and runs", async ({
  page,
}) => {
  const crashed = page.waitForEvent("crash", { timeout: 80_000 }).then(() => "the tab crashed");
  const lesson = await AttackPage.open(page, {
    attack: patient("kept.push(JSON.stringify('x'.repeat(5_000_000) + kept.length))"),
  });
  await lesson.attack();
  const wasEnded = lesson.log.getByText(ended).waitFor({ timeout: 80_000 });
  const outcome = await Promise.any([crashed, wasEnded.then(() => "the server was ended")]);
  test.info().annotations.push({ type: "outcome", description: outcome });
  const again = new LessonPage(await page.context().newPage());
  await again.open("exhaustion");
  await expect(again.page.locator(".static-code")).toContainText("kept through the attack");
  await again.run();
  await again.button("GET /ping").click();
  await expect(again.log).toContainText("HTTP 200 calm", { timeout: 20_000 });
});

test("recursion without end is an error like another", async ({ walled }) => {
  const attack = `const dive = () => 1 + dive(); try { dive(); } catch (error) { console.log("caught", error.name); }`;
  const lesson = await walled.open({ attack });
  await lesson.attack();
  await expect(lesson.log).toContainText("caught RangeError");
  await lesson.expectRecovery();
});

test("a string past the engine's longest is an error like another", async ({ walled }) => {
  const attack = `try { "x".repeat(2 ** 30); } catch (error) { console.log("caught", error.name); }`;
  const lesson = await walled.open({ attack });
  await lesson.attack();
  await expect(lesson.log).toContainText("caught RangeError");
  await lesson.expectRecovery();
});

/** The statement, and what the page says: an error of Postgres's, or the end of the database worker. */
const statements: Readonly<Record<string, string>> = {
  "a text of a thousand million signs": "SELECT length(repeat('x', 1000000000))",
  "a thousand million bytes of result": "SELECT repeat('x', 500000000)",
  "a table that fills":
    "CREATE TABLE bomb AS SELECT repeat(md5(n::text), 100) AS t FROM generate_series(1, 5000000) AS n",
  "a cross join": "SELECT count(*) FROM generate_series(1, 1000000) a, generate_series(1, 1000000) b",
  "a recursive query without end":
    "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r",
  "a loop in a function": "DO $$ BEGIN LOOP NULL; END LOOP; END $$",
  "a hundred thousand notices": "DO $$ BEGIN FOR n IN 1..100000 LOOP RAISE NOTICE 'notice %', n; END LOOP; END $$",
  "a notification past its limit": "SELECT pg_notify('flood', repeat('x', 100000))",
  "a hundred thousand notifications": "SELECT count(pg_notify('flood', n::text)) FROM generate_series(1, 100000) AS n",
};

// A page each: what Postgres allocates may outlive a statement and take the next attack's page with it.
for (const [name, sql] of Object.entries(statements)) {
  test(`in SQL, ${name} leaves the page alive`, async ({ page }) => {
    const attack = `
      const client = await pool.connect();
      client.on("error", () => undefined);
      await client.query("LISTEN flood");
      const told = await client.query(${JSON.stringify(sql)}).then(() => "it went through", (error) => "refused: " + error.code);
      console.log("the statement:", told);`;
    const lesson = await AttackPage.open(page, { attack });
    await lesson.attack();
    // Taking in such a result may itself be more than the server is allowed to compute without a word.
    const outcome = /the statement: |The database |Uncaught |did not answer for \d\.\d seconds/;
    await expect(lesson.log).toContainText(outcome, { timeout: 45_000 });
    await lesson.expectRecovery();
  });
}

test("a flood of the database port leaves the page alive", async ({ page }) => {
  const attack = `
    setInterval(() => { for (let n = 0; n < 2_000; n += 1) pool.query("SELECT 1").catch(() => undefined); }, 1);`;
  const lesson = await AttackPage.open(page, { attack });
  await lesson.attack();
  await lesson.page.waitForTimeout(6_000); // as long as a silent database would be borne
  await lesson.expectRecovery();
});
