import type { Workspace } from "../../../src/engine/engine.ts";

const seedSql =
  "CREATE TABLE items (id int PRIMARY KEY, name text); INSERT INTO items VALUES (1, 'goggles'), (2, 'fins');";

const program = (main: string, others: Readonly<Record<string, string>> = {}, processes = 1): Workspace => ({
  processes,
  entry: "main.ts",
  seedSql,
  files: { "main.ts": `import { App } from "tiny";\n${main}app.listen(8000);\n`, ...others },
});

const pool = `import { Pool } from "pg";
export const pool = new Pool({ max: 3, idleTimeoutMillis: 0 });
`;

/** An early return before the release, in the process that happens to serve the request. */
export const leakyProcesses = program(
  `import { pool } from "./pool.ts";
const app = new App();
app.get("/items/{id}", async ({ params }) => {
  const db = await pool.connect();
  const { rows } = await db.query("SELECT name FROM items WHERE id = $1", [params.id]);
  if (rows.length === 0) return { error: "no such item" };
  db.release();
  return rows[0];
});
`,
  { "pool.ts": pool },
  2,
);

/** A lease that is given back by `await using`, and one whose taker forgot it. */
export const forgottenUsing = program(
  `import { lend } from "./lend.ts";
const app = new App();
app.get("/items/1", async () => {
  await using lease = await lend();
  return (await lease.client.query("SELECT name FROM items WHERE id = 1")).rows[0];
});
app.get("/items/2", async () => {
  const lease = await lend();
  return (await lease.client.query("SELECT name FROM items WHERE id = 2")).rows[0];
});
`,
  {
    "pool.ts": pool,
    "lend.ts": `import { pool } from "./pool.ts";
export async function lend() {
  const client = await pool.connect();
  return {
    client,
    async [Symbol.asyncDispose]() {
      client.release();
    },
  };
}
`,
  },
);

/** Something slow outside the pool, awaited inside the lease. */
export const slowInside = program(
  `import { pool } from "./pool.ts";
const app = new App();
const askThePaymentService = () => new Promise((resolve) => setTimeout(resolve, 30_000));
app.get("/items/1", async () => {
  const db = await pool.connect();
  try {
    const { rows } = await db.query("SELECT name FROM items WHERE id = 1");
    await askThePaymentService();
    return rows[0];
  } finally {
    db.release();
  }
});
app.get("/ping", () => "pong");
`,
  { "pool.ts": pool },
);

/** A lease taken by a function of another file, and given back by whoever asked it. */
export const takenElsewhere = program(
  `import { take } from "./lend.ts";
const app = new App();
app.get("/items/{id}", async ({ params }) => {
  const db = await take();
  const { rows } = await db.query("SELECT name FROM items WHERE id = $1", [params.id]);
  if (rows.length === 0) return { error: "no such item" };
  db.release();
  return rows[0];
});
`,
  {
    "pool.ts": pool,
    "lend.ts": `import { pool } from "./pool.ts";
/** A connection whose queries end after five seconds. */
export async function take() {
  const client = await pool.connect();
  await client.query("SET statement_timeout = 5000");
  return client;
}
`,
  },
);

/** A generator driven by hand to its `yield`, and dropped there. */
export const droppedByHand = program(
  `import { getDb } from "./get-db.ts";
const app = new App();
app.get("/items/1", async () => {
  const db = (await getDb().next()).value;
  return (await db.query("SELECT name FROM items WHERE id = 1")).rows[0];
});
app.get("/items", async () => {
  for await (const db of getDb()) return (await db.query("SELECT name FROM items")).rows;
});
`,
  {
    "pool.ts": pool,
    "get-db.ts": `import { pool } from "./pool.ts";
export async function* getDb() {
  const db = await pool.connect();
  try {
    yield db;
  } finally {
    db.release();
  }
}
`,
  },
);

/** Forty pages read over one lease that is never given back. */
export const manyQueries = program(
  `import { pool } from "./pool.ts";
const app = new App();
app.get("/export", async () => {
  const db = await pool.connect();
  const pages = [];
  for (let page = 0; page < 40; page += 1) {
    pages.push(await db.query("SELECT id, name FROM items ORDER BY id LIMIT 100 OFFSET " + page * 100));
  }
  return pages.length;
});
`,
  { "pool.ts": pool },
);
