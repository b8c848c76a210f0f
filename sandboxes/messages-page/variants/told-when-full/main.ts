import { Pool } from "pg";
import { App, Reply, WebSocketDisconnect } from "tiny";
import { countUnread, save, search } from "./messages.ts";
import { translate } from "./translate.ts";

const pool = new Pool({ max: 30, connectionTimeoutMillis: 30_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

// The load balancer asks every few seconds: 200 sends people here, 503 sends them elsewhere.
app.get("/ready", () => {
  const ready = pool.totalCount - pool.idleCount < 30;
  return new Reply({ ready, waiting: pool.waitingCount }, { status: ready ? 200 : 503 });
});

// A tab is told how many messages are unread. It may send "search …", or a text to be translated and kept.
app.websocket("/messages", async (socket) => {
  await socket.accept();
  await socket.send({ unread: await countUnread(pool) });
  for await (const text of socket) {
    try {
      await socket.send(await answer(text));
    } catch (error) {
      if (error instanceof WebSocketDisconnect) throw error;
      await socket.send({ error: "not now; please try again" });
    }
  }
});

async function answer(text: string): Promise<object> {
  if (text.startsWith("search ")) return { found: await search(pool, text.slice(7)) };
  await save(pool, await translate(text));
  return { kept: text };
}

app.listen(8000);
