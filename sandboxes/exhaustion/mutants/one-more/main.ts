import { Pool } from "pg";
import { App } from "tiny";
import { answer } from "./answer.ts";

const pool = new Pool({ max: 31, connectionTimeoutMillis: 30_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

app.get("/ping", () => "pong");

// A tab is told the count when it opens. Then it may ask for "count" or "report";
// it gets { "items": n }, or { "error": "why not" }.
app.websocket("/ws", async (socket) => {
  await socket.accept();
  const db = await pool.connect();
  try {
    await socket.send(await answer(db, "count"));
    for await (const message of socket) {
      await socket.send(await answer(db, message));
    }
  } finally {
    db.release();
  }
});

app.listen(8000);
