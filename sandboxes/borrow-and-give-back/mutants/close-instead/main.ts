import { type Client, Pool } from "pg";
import { App } from "tiny";

const pool = new Pool({ max: 5, connectionTimeoutMillis: 10_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

app.get("/ping", () => "pong");

// A tab may say "count" at any time, and is told how many messages there are: { "messages": 40 }.
app.websocket("/ws", async (socket) => {
  await socket.accept();
  for await (const _question of socket) {
    const db = await pool.connect();
    const { rows } = await db.query("SELECT count(*)::int AS messages FROM messages");
    await closeConnection(db);
    await socket.send(rows[0]);
  }
});

/** A pooled client is a Client underneath, whose end() hangs up on Postgres. */
async function closeConnection(db: Client) {
  await db.end();
}

app.listen(8000);
