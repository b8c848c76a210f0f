import { Pool } from "pg";
import { App } from "tiny";
import { type Answer, answer } from "./answer.ts";

const pool = new Pool({ max: 30, connectionTimeoutMillis: 30_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

app.get("/ping", () => "pong");

let tabs = 0;

// A tab is told the count when it opens. Then it may ask for "count" or "report";
// it gets { "items": n }, or { "error": "why not" }.
app.websocket("/ws", async (socket) => {
  await socket.accept();
  if (tabs === 30) return socket.close(1013, "thirty tabs are enough");
  tabs += 1;
  try {
    await socket.send(await reply("count"));
    for await (const message of socket) {
      await socket.send(await reply(message));
    }
  } finally {
    tabs -= 1;
  }
});

/** Borrows for the length of one query, and gives back whatever happens. */
async function reply(message: string): Promise<Answer> {
  try {
    const db = await pool.connect();
    try {
      return await answer(db, message);
    } finally {
      db.release();
    }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

app.listen(8000);
