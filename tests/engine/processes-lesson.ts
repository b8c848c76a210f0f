import { defaultDatabaseOptions } from "../../src/contract/default-database.ts";
import type { Scenario, ScenarioStep } from "../../src/contract/scenario.ts";
import type { Workspace } from "../../src/engine/engine.ts";

/** Four processes with a pool of two each, that meet at one row: who comes later waits for the other's commit. */
export const fourProcesses: Workspace = {
  processes: 4,
  entry: "main.ts",
  seedSql: "CREATE TABLE tally (id int PRIMARY KEY, n int); INSERT INTO tally VALUES (1, 0);",
  files: {
    "main.ts": `
import { App } from "tiny";
import { Pool } from "pg";
const pool = new Pool({ max: 2, connectionTimeoutMillis: 3_000 });
const app = new App();
await pool.query("SELECT 1");
app.get("/ping", () => "pong");
app.get("/crash", () => void setTimeout(() => { throw new Error("out of order"); }, 1));
app.get("/loop", () => { while (true) {} });
app.get("/add", async () => {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("UPDATE tally SET n = n + 1 WHERE id = 1");
    await new Promise((resolve) => setTimeout(resolve, 100 * Math.random()));
    const { rows } = await client.query("SELECT n, now() FROM tally");
    await client.query("COMMIT");
    return rows[0];
  } finally {
    client.release();
  }
});
app.websocket("/ws", async (socket) => {
  await socket.accept();
  const client = await pool.connect();
  for await (const message of socket) await socket.send(message);
  client.release();
});
app.listen(8000);
`,
  },
};

const adds: ScenarioStep[] = Array.from({ length: 12 }, (_, index) => ({
  atMs: 10 + index * 3,
  command: { kind: "request", requestId: index + 1, method: "GET", path: "/add", body: "" },
}));
const tabs: ScenarioStep[] = Array.from({ length: 8 }, (_, index) => ({
  atMs: 3_000 + index,
  command: { kind: "open-tab", tab: index + 1, path: "/ws" },
}));

export const toMeetingScenario = (seed: number): Scenario => ({
  name: "twelve adds over four processes, then eight tabs",
  seed,
  steps: [...adds, ...tabs],
  endMs: 6_000,
  database: defaultDatabaseOptions,
});
