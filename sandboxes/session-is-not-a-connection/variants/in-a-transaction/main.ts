import { Pool, type PoolClient } from "pg";
import { App } from "tiny";

const pool = new Pool({ max: 4, connectionTimeoutMillis: 10_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

app.get("/ping", () => "pong");

// "stock 7" asks how many of item 7 there are, "buy 7" takes one. Both are answered with { "stock": n }.
app.websocket("/ws", async (socket) => {
  await socket.accept();
  for await (const message of socket) {
    await socket.send(await inTransaction((db) => answer(db, message)));
  }
});

const statements = {
  stock: "SELECT stock FROM items WHERE id = $1",
  buy: "UPDATE items SET stock = stock - 1 WHERE id = $1 RETURNING stock",
};

async function answer(db: PoolClient, message: string) {
  const [verb, id] = message.split(" ");
  const statement = verb === "buy" ? statements.buy : statements.stock;
  const { rows } = await db.query(statement, [id]);
  return rows[0] ?? { error: "no such item" };
}

/** Commits what the work has done, or rolls it back when it throws. */
async function inTransaction<T>(work: (db: PoolClient) => Promise<T>): Promise<T> {
  const db = await pool.connect();
  try {
    await db.query("BEGIN");
    const result = await work(db);
    await db.query("COMMIT");
    return result;
  } catch (error) {
    await db.query("ROLLBACK");
    throw error;
  } finally {
    db.release();
  }
}

app.listen(8000);
