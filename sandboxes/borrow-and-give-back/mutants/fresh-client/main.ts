import { Client } from "pg";
import { App } from "tiny";

const app = new App();

app.get("/ping", () => "pong");

// A tab may say "count" at any time, and is told how many messages there are: { "messages": 40 }.
app.websocket("/ws", async (socket) => {
  await socket.accept();
  for await (const _question of socket) {
    const db = new Client();
    await db.connect();
    const { rows } = await db.query("SELECT count(*)::int AS messages FROM messages");
    await db.end();
    await socket.send(rows[0]);
  }
});

app.listen(8000);
