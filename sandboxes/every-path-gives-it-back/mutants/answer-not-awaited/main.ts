import { Pool } from "pg";
import { App, Reply } from "tiny";

const pool = new Pool({ max: 5, connectionTimeoutMillis: 10_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

app.get("/ping", () => "pong");

// 200 with the item, 404 where there is none. An id that is no number makes the query fail: 500.
app.get("/items/{id}", async ({ params }) => {
  const item = await findItem(params.id);
  return item ?? new Reply({ error: "no such item" }, { status: 404 });
});

// A tab sends the id of an item and is told its price. "bye" ends the conversation.
app.websocket("/ws", async (socket) => {
  await socket.accept();
  for await (const message of socket) {
    if (message === "bye") break;
    await socket.send(findItem(message) ?? { error: "no such item" });
  }
});

async function findItem(id: string) {
  const db = await pool.connect();
  try {
    const { rows } = await db.query("SELECT name, price FROM items WHERE id = $1", [id]);
    return rows[0];
  } finally {
    db.release();
  }
}

app.listen(8000);
