import { Pool } from "pg";
import { App } from "tiny";
import { countUnread, save, search } from "./messages.ts";
import { translate } from "./translate.ts";

const pool = new Pool({ max: 90, connectionTimeoutMillis: 30_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

// The load balancer asks every few seconds: 200 sends people here, 503 sends them elsewhere.
app.get("/ready", () => ({ ready: true }));

// A tab is told how many messages are unread. It may send "search …", or a text to be translated and kept.
app.websocket("/messages", async (socket) => {
  await socket.accept();
  const db = await pool.connect();
  await socket.send({ unread: await countUnread(db) });
  try {
    for await (const text of socket) {
      if (text.startsWith("search ")) {
        await socket.send({ found: await search(db, text.slice(7)) });
      } else {
        await save(db, await translate(text));
        await socket.send({ kept: text });
      }
    }
  } finally {
    db.release();
  }
});

app.listen(8000);
