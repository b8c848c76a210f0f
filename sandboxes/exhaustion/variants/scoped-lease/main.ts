import { Pool, type PoolClient } from "pg";
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
    await socket.send(await reply(message));
  }
});

async function reply(message: string): Promise<Answer> {
  try {
    using lease = await borrow();
    return await answer(lease.db, message);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** `pg` knows nothing of `using`: this gives its connection an end. */
async function borrow(): Promise<Disposable & { readonly db: PoolClient }> {
  const db = await pool.connect();
  return { db, [Symbol.dispose]: () => db.release() };
}

app.listen(8000);
