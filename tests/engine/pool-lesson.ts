import { defaultDatabaseOptions } from "../../src/contract/database-options.ts";
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
