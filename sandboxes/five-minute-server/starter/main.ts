import { Pool } from "pg";
import { App, HttpError } from "tiny";
import { tidyUp } from "./firewall.ts";

const pool = new Pool({ max: 10 });

const app = new App();

app.get("/orders/{id}", async ({ params }) => {
  const db = await pool.connect();
  const { rows } = await db.query("SELECT id, item FROM orders WHERE id = $1", [params.id]);
  if (rows.length === 0) throw new HttpError(404, `there is no order ${params.id}`);
  db.release();
  return rows[0];
});

// Twenty seconds of work inside Postgres.
app.get("/report", async () => {
  const { rows } = await pool.query("SELECT count(*)::int AS orders, pg_sleep(20) FROM orders");
  return { orders: rows[0].orders };
});

app.get("/tidy-up", tidyUp);

app.listen(8000);
