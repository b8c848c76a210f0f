import { Pool } from "pg";
import { App } from "tiny";
import { answer } from "./answer.ts";

const pool = new Pool({ max: 30, connectionTimeoutMillis: 30_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

app.get("/ping", () => "pong");

// A tab is told the count when it opens. Then it may ask for "count" or "report";
// it gets { "items": n }, or its socket is closed with "try again later".
app.websocket("/ws", async (socket) => {
  await socket.accept();
  try {
    await socket.send(await answer(pool, "count"));
    for await (const message of socket) {
      await socket.send(await answer(pool, message));
    }
  } catch (error) {
    await socket.close(1013, error instanceof Error ? error.message : "no connection");
  }
});

app.listen(8000);
