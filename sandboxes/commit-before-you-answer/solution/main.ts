import { App, depends } from "tiny";
import { getDb } from "./get-db.ts";

// With "0.121" a dependency may end with the function, before the answer is sent.
const app = new App({ exit: "0.121" });

app.get("/ping", () => "pong");

app.get("/orders", [getDb], async (_, db) => {
  const { rows } = await db.query("SELECT count(*)::int AS orders FROM orders");
  return rows[0];
});

// The table refuses an order of a customer who does not exist, when its transaction is committed.
app.post("/customers/{id}/orders", [depends(getDb, { scope: "function" })], async ({ params }, db) => {
  const { rows } = await db.query("INSERT INTO orders (customer) VALUES ($1) RETURNING id", [Number(params.id)]);
  return { order: rows[0].id };
});

app.listen(8000);
