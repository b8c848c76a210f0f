import { defaultDatabaseOptions } from "../../src/contract/default-database.ts";
import type { Scenario, ScenarioStep } from "../../src/contract/scenario.ts";

/** A small pool lesson with everything in it that could upset a schedule: a queue, a time-out, errors, timers. */
export const poolLesson = {
  seedSql: "CREATE TABLE items (id serial PRIMARY KEY, name text); INSERT INTO items (name) VALUES ('a'), ('b');",
  files: {
    "main.ts": `
import { App } from "tiny";
import { Pool } from "pg";
const pool = new Pool({ max: 2, connectionTimeoutMillis: 1_000 });
const app = new App();
app.get("/ping", () => "pong");
app.get("/items", async () => {
  const { rows } = await pool.query("SELECT count(*)::int AS n FROM items");
  await new Promise((resolve) => setTimeout(resolve, 5));
  return rows[0];
});
app.websocket("/ws", async (socket) => {
  await socket.accept();
  const client = await pool.connect();
  try {
    for await (const message of socket) {
      const { rows } = await client.query(message === "slow" ? "SELECT 1 AS n, pg_sleep(2)" : "SELECT count(*)::int AS n FROM items");
      await socket.send(String(rows[0].n) + " " + Date.now() + " " + Math.random().toFixed(6));
    }
  } finally {
    client.release();
  }
});
app.listen(3000);
`,
  },
};

const steps: ScenarioStep[] = [1, 2, 3, 4].flatMap((tab) => [
  { atMs: tab * 3, command: { kind: "open-tab", tab, path: "/ws" } },
  { atMs: 100 + tab, command: { kind: "send", tab, text: tab === 1 ? "slow" : "count" } },
]);

export const toPoolScenario = (seed: number): Scenario => ({
  name: "four tabs on a pool of two",
  seed,
  steps: [
    ...steps,
    { atMs: 120, command: { kind: "request", requestId: 1, method: "GET", path: "/ping", body: "" } },
    { atMs: 130, command: { kind: "request", requestId: 2, method: "GET", path: "/items", body: "" } },
    { atMs: 150, command: { kind: "pull-cable", tab: 2 } },
    { atMs: 2_500, command: { kind: "close-tab", tab: 1, code: 1000, reason: "" } },
  ],
  endMs: 5_000,
  database: defaultDatabaseOptions,
});

const tabsAndRequests: ScenarioStep[] = [1, 2, 3].flatMap((id) => [
  { atMs: id, command: { kind: "open-tab", tab: id, path: "/locked" } },
  { atMs: 20 + id, command: { kind: "request", requestId: id, method: "GET", path: "/all", body: "" } },
  { atMs: 30 + id, command: { kind: "request", requestId: 10 + id, method: "GET", path: "/dependency", body: "" } },
  { atMs: 200 + id, command: { kind: "send", tab: id, text: "go" } },
]);

/** Whatever hands one scope's work over to another: a lock, a queue, parallel queries, a generator, a late timer. */
export const handoverLesson = {
  seedSql: poolLesson.seedSql,
  scenario: { name: "handing over", seed: 1, steps: tabsAndRequests, endMs: 3_000, database: defaultDatabaseOptions },
  files: {
    "main.ts": `
import { App } from "tiny";
import { Pool } from "pg";
const pool = new Pool({ max: 2 });
const app = new App();
let locked = false;
const waiting = [];
async function lock() {
  if (locked) await new Promise((resolve) => waiting.push(resolve));
  locked = true;
}
function unlock() {
  locked = false;
  waiting.shift()?.();
}
async function* getDb() {
  const client = await pool.connect();
  try {
    yield client;
  } finally {
    client.release();
  }
}
app.get("/all", async () => {
  const asked = Array.from({ length: 4 }, () => pool.query("SELECT 1 AS n"));
  const answers = await Promise.all(asked);
  await new Promise((resolve) => setTimeout(resolve, 10));
  const late = await pool.query("SELECT 2 AS n");
  return answers.length + late.rows.length;
});
app.get("/dependency", [getDb], async (request, db) => {
  await db.query("BEGIN");
  const { rows } = await db.query("SELECT 3 AS n");
  await db.query("COMMIT");
  return rows[0];
});
app.websocket("/locked", async (socket) => {
  await socket.accept();
  for await (const message of socket) {
    await lock();
    const client = await pool.connect();
    await client.query("SELECT pg_sleep(0.1)");
    client.release();
    await socket.send(message);
    unlock();
    await pool.query("SELECT 4 AS n");
  }
});
app.listen(3000);
`,
  },
};

/** The listed limit: two requests await one async function's promise. */
export const sharedPromiseLesson = {
  seedSql: poolLesson.seedSql,
  scenario: {
    name: "one promise for two",
    seed: 1,
    steps: [1, 2].map(
      (requestId): ScenarioStep => ({
        atMs: requestId * 10,
        command: { kind: "request", requestId, method: "GET", path: "/cached", body: "" },
      }),
    ),
    endMs: 1_000,
    database: defaultDatabaseOptions,
  },
  files: {
    "main.ts": `
import { App } from "tiny";
import { Pool } from "pg";
const pool = new Pool({ max: 2 });
const app = new App();
let cached;
const load = async () => (await pool.query("SELECT pg_sleep(0.1)")).rows;
app.get("/cached", async () => {
  await (cached ??= load());
  return (await pool.query("SELECT 1 AS n")).rows[0];
});
app.listen(3000);
`,
  },
};
