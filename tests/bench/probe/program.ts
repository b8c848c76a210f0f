import { defaultDatabaseOptions } from "../../../src/contract/default-database.ts";
import type { Scenario } from "../../../src/contract/scenario.ts";

/** A server that reads one row a request, as most do. */
export const program = {
  seedSql: "CREATE TABLE items (id int PRIMARY KEY, name text); INSERT INTO items VALUES (1, 'a');",
  poolSize: 10,
  path: "/items",
  sql: "SELECT name FROM items WHERE id = $1",
  main: `import { Pool } from "pg";
import { App } from "tiny";
const pool = new Pool({ max: 10 });
const app = new App();
app.get("/items", async () => (await pool.query("SELECT name FROM items WHERE id = $1", [1])).rows[0]);
app.listen(8000);
`,
};

/** So many requests, a millisecond of virtual time apart. */
export const toLoad = (requests: number): Scenario => ({
  name: `${requests} requests`,
  seed: 1,
  steps: Array.from({ length: requests }, (_, index) => ({
    atMs: index + 1,
    command: { kind: "request", requestId: index + 1, method: "GET", path: program.path, body: "" },
  })),
  endMs: requests + 1_000,
  database: defaultDatabaseOptions,
});
