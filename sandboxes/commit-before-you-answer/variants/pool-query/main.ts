import { App } from "tiny";
import { pool } from "./get-db.ts";

const app = new App();

app.get("/ping", () => "pong");

app.get("/orders", async () => {
  const { rows } = await pool.query("SELECT count(*)::int AS orders FROM orders");
  return rows[0];
});

// The table refuses an order of a customer who does not exist, when its transaction is committed.
app.post("/customers/{id}/orders", async ({ params }) => {
  const { rows } = await pool.query("INSERT INTO orders (customer) VALUES ($1) RETURNING id", [Number(params.id)]);
  return { order: rows[0].id };
});

app.listen(8000);
