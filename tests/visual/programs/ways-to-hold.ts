import type { Workspace } from "../../../src/engine/engine.ts";

interface PoolSize {
  readonly max: number;
  readonly connectionTimeoutMs?: number;
}

/** A server on which each path leaves its connection in another state. */
export function waysToHold(pools: readonly PoolSize[], processes = 1): Workspace {
  return {
    processes,
    entry: "main.ts",
    seedSql: "CREATE TABLE items (id int PRIMARY KEY, name text); INSERT INTO items VALUES (1, 'goggles');",
    files: { "main.ts": programFor(pools) },
  };
}

const programFor = (pools: readonly PoolSize[]) => `
import { App } from "tiny";
import { Pool } from "pg";
const app = new App();
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const heard = async (socket) => { for await (const _ of socket) return; };
${pools.map(({ max, connectionTimeoutMs = 0 }, index) => `const pool${index} = new Pool({ max: ${max}, connectionTimeoutMillis: ${connectionTimeoutMs}, idleTimeoutMillis: 0 });`).join("\n")}
const pools = [${pools.map((_, index) => `pool${index}`).join(", ")}];
pools.forEach((pool, index) => {
  const way = (name, handle) =>
    app.websocket("/" + name + (index || ""), async (socket) => {
      await socket.accept();
      await handle(socket, await pool.connect());
    });
  way("back", async (socket, client) => {
    await client.query("SELECT name FROM items");
    client.release();
  });
  way("leased", async (socket, client) => {
    await heard(socket);
    client.release();
  });
  way("held", async (socket, client) => {
    await client.query("SELECT name FROM items");
    await heard(socket);
    client.release();
  });
  way("transaction", async (socket, client) => {
    await client.query("BEGIN");
    await client.query("SELECT name FROM items WHERE id = 1 FOR UPDATE");
    await heard(socket);
    await client.query("COMMIT");
    client.release();
  });
  way("query", async (socket, client) => {
    await client.query("SELECT pg_sleep(50), name FROM items");
    client.release();
  });
  way("late", async (socket, client) => {
    await client.query("SELECT name FROM items");
    setTimeout(() => client.release(), 600_000);
  });
  way("leak", async (socket, client) => {
    await client.query("SELECT name FROM items");
  });
  way("broken", async (socket, client) => {
    client.on("error", () => {});
    await client.query("SELECT pg_terminate_backend(pg_backend_pid())").catch(() => {});
    await heard(socket);
    client.release(true);
  });
  way("stray", async (socket, client) => {
    client.release();
    await client.query("SELECT pg_sleep(50), name FROM items");
  });
  way("destroy", async (socket, client) => {
    await heard(socket);
    client.release(true);
  });
});
app.get("/items", async () => {
  const client = await pool0.connect();
  await client.query("SELECT pg_sleep(50), name FROM items");
  client.release();
});
app.listen(8000);
`;
