import { Pool, type PoolClient } from "pg";
import { App } from "tiny";
import { answer } from "./answer.ts";

const pool = new Pool({ max: 30, connectionTimeoutMillis: 30_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

app.get("/ping", () => "pong");

// A tab is told the count when it opens. Then it may ask for "count" or "report";
// it gets { "items": n }, or { "error": "why not" }.
app.websocket("/ws", async (socket) => {
  await socket.accept();
  const reply = async (message: string) => {
    try {
      await socket.send(await withClient((db) => answer(db, message)));
    } catch (error) {
      await socket.send({ error: String(error) });
    }
  };
  await reply("count");
  for await (const message of socket) await reply(message);
});

/** Lends a connection to `work` and no longer. */
async function withClient<T>(work: (db: PoolClient) => Promise<T>): Promise<T> {
  const db = await pool.connect();
  try {
    // Without this `await` the connection would go back before the work is done.
    return await work(db);
  } finally {
    db.release();
  }
}

app.listen(8000);
