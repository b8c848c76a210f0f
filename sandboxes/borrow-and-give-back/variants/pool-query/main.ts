import { Pool } from "pg";
import { App } from "tiny";

const pool = new Pool({ max: 5, connectionTimeoutMillis: 10_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

app.get("/ping", () => "pong");

// A tab may say "count" at any time, and is told how many messages there are: { "messages": 40 }.
app.websocket("/ws", async (socket) => {
  await socket.accept();
  for await (const _question of socket) {
    const { rows } = await pool.query("SELECT count(*)::int AS messages FROM messages");
    await socket.send(rows[0]);
  }
});

app.listen(8000);
