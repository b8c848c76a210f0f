import { Pool } from "pg";
import { App, Reply } from "tiny";
import { countUnread, save, search } from "./messages.ts";
import { translate } from "./translate.ts";

const pool = new Pool({ max: 30, connectionTimeoutMillis: 30_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

// The load balancer asks every few seconds: 200 sends people here, 503 sends them elsewhere.
app.get("/ready", () => {
  const ready = pool.waitingCount === 0;
  return new Reply({ ready, waiting: pool.waitingCount }, { status: ready ? 200 : 503 });
});

// A tab is told how many messages are unread. It may send "search …", or a text to be translated and kept.
app.websocket("/messages", async (socket) => {
  await socket.accept();
  await socket.send({ unread: await countUnread(pool) });
  for await (const text of socket) {
    if (text.startsWith("search ")) {
      await socket.send({ found: await search(pool, text.slice(7)) });
    } else {
      await save(pool, await translate(text));
      await socket.send({ kept: text });
    }
  }
});

app.listen(8000);
