import type { PoolClient } from "pg";
import { App, HttpError } from "tiny";
import { drive } from "./drivers.ts";
import { getDb } from "./get-db.ts";

const app = new App();

app.get("/ping", () => "pong");

// To experiment with: the same generator, driven by hand and by the framework.
app.get("/drive/{way}", (request) => drive(request.params.way));
app.get("/by-tiny", [getDb], () => "driven by tiny: see Generators");

// A book by its number, or 404. Only a visit that finds its book is counted.
app.get("/books/{id}", async (request) => {
  const lending = getDb();
  const db = (await lending.next()).value as PoolClient;
  const book = await findBook(db, request.params.id);
  await lending.next();
  return book;
});

async function findBook(db: PoolClient, id: string) {
  const { rows } = await db.query("SELECT title FROM books WHERE id = $1", [Number(id)]);
  if (rows.length === 0) throw new HttpError(404, `no book ${id}`);
  return rows[0];
}

app.listen(8000);
