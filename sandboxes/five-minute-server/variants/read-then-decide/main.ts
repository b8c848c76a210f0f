import { Pool, type PoolClient } from "pg";
import { App, HttpError } from "tiny";
import { tidyUp } from "./firewall.ts";

const pool = new Pool({ max: 10, connectionTimeoutMillis: 5_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

app.get("/orders/{id}", async ({ params }) => {
  const order = await lend((db) => findOrder(db, params.id));
  if (!order) throw new HttpError(404, `there is no order ${params.id}`);
  return order;
});

async function findOrder(db: PoolClient, id: string) {
  const { rows } = await db.query("SELECT id, item FROM orders WHERE id = $1", [id]);
  return rows[0];
}

/** Lends a connection to one piece of work; what it threw is thrown on. */
async function lend<T>(work: (db: PoolClient) => Promise<T>): Promise<T> {
  const db = await pool.connect();
  try {
    return await work(db);
  } finally {
    db.release();
  }
}

// Twenty seconds of work inside Postgres.
app.get("/report", async () => {
  const { rows } = await pool.query("SELECT count(*)::int AS orders, pg_sleep(20) FROM orders");
  return { orders: rows[0].orders };
});

app.get("/tidy-up", tidyUp);

app.listen(8000);
