import { App } from "tiny";
import { getDb } from "./get-db.ts";

// When the code behind a dependency's yield runs: try "0.105", "0.106", "0.118" and "0.121".
const app = new App({ exit: "0.118" });

app.get("/ping", () => "pong");

app.get("/orders", [getDb], async (_, db) => {
  const { rows } = await db.query("SELECT count(*)::int AS orders FROM orders");
  return rows[0];
});

// The table refuses an order of a customer who does not exist, when its transaction is committed.
app.post("/customers/{id}/orders", [getDb], async ({ params }, db) => {
  const { rows } = await db.query("INSERT INTO orders (customer) VALUES ($1) RETURNING id", [Number(params.id)]);
  await db.query("SET CONSTRAINTS ALL IMMEDIATE");
  return { order: rows[0].id };
});

app.listen(8000);
