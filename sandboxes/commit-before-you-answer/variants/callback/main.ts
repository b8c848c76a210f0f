import { App } from "tiny";
import { inTransaction } from "./get-db.ts";

const app = new App();

app.get("/ping", () => "pong");

app.get("/orders", () =>
  inTransaction(async (db) => {
    const { rows } = await db.query("SELECT count(*)::int AS orders FROM orders");
    return rows[0];
  }),
);

app.post("/customers/{id}/orders", ({ params }) =>
  inTransaction(async (db) => {
    const { rows } = await db.query("INSERT INTO orders (customer) VALUES ($1) RETURNING id", [Number(params.id)]);
    return { order: rows[0].id };
  }),
);

app.listen(8000);
