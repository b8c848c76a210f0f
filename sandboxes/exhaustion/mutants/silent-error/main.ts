import { Pool } from "pg";
import { App } from "tiny";
import { type Answer, answer } from "./answer.ts";

const pool = new Pool({ max: 30, connectionTimeoutMillis: 30_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

app.get("/ping", () => "pong");

// A tab is told the count when it opens. Then it may ask for "count" or "report";
// it gets { "items": n }, or { "error": "why not" }.
app.websocket("/ws", async (socket) => {
  await socket.accept();
  await socket.send(await reply("count"));
  for await (const message of socket) {
    const answered = await reply(message);
    if (answered) await socket.send(answered);
  }
});

async function reply(message: string): Promise<Answer | null> {
  try {
    return await answer(pool, message);
  } catch (error) {
    console.error(error);
    return null;
  }
}

app.listen(8000);
