import type { Pool, PoolClient } from "pg";
import { type Report, suspectAfterMs } from "./report.ts";

/** Watches a pool. Every lease of this server is taken through connect(). */
export function watch(pool: Pool) {
  const lentAtMs = new Map<PoolClient, number>();
  const takers = new WeakMap<PoolClient, string>();
  pool.on("acquire", (client) => lentAtMs.set(client, Date.now()));
  pool.on("release", (_error, client) => lentAtMs.delete(client));

  return {
    async connect(): Promise<PoolClient> {
      const asked = new Error("asked for a connection");
      const client = await pool.connect();
      takers.set(client, asked.stack ?? "");
      return client;
    },

    report(): Report {
      const suspects = [...lentAtMs]
        .map(([client, atMs]) => ({ heldMs: Date.now() - atMs, takenBy: takers.get(client) ?? "nobody known" }))
        .filter(({ heldMs }) => heldMs > suspectAfterMs)
        .sort((a, b) => b.heldMs - a.heldMs);
      return { status: suspects.length === 0 ? "healthy" : "suspect", inUse: lentAtMs.size, suspects };
    },
  };
}
