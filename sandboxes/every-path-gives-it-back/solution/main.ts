import { Pool } from "pg";
import { App, Reply } from "tiny";

const pool = new Pool({ max: 5, connectionTimeoutMillis: 10_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

app.get("/ping", () => "pong");

// 200 with the item, 404 where there is none. An id that is no number makes the query fail: 500.
app.get("/items/{id}", async ({ params }) => {
  const db = await pool.connect();
  try {
    const { rows } = await db.query("SELECT name, price FROM items WHERE id = $1", [params.id]);
    if (rows.length === 0) return new Reply({ error: "no such item" }, { status: 404 });
    return rows[0];
  } finally {
    db.release();
  }
});

// A tab sends the id of an item and is told its price. "bye" ends the conversation.
app.websocket("/ws", async (socket) => {
  await socket.accept();
  for await (const message of socket) {
    const db = await pool.connect();
    try {
      if (message === "bye") break;
      const { rows } = await db.query("SELECT name, price FROM items WHERE id = $1", [message]);
      await socket.send(rows[0] ?? { error: "no such item" });
    } finally {
      db.release();
    }
  }
});

app.listen(8000);
