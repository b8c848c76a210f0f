import type { Pool, PoolClient } from "pg";
import { type Report, suspectAfterMs } from "./report.ts";

/** Watches a pool. Every lease of this server is taken through connect(). */
export function watch(pool: Pool) {
  const leases = new Map<PoolClient, { readonly sinceMs: number; readonly takenBy: string }>();
  pool.on("release", (_error, client) => leases.delete(client));

  return {
    async connect(): Promise<PoolClient> {
      const lease = { sinceMs: Date.now(), takenBy: new Error("taken here").stack ?? "" };
      const client = await pool.connect();
      leases.set(client, lease);
      return client;
    },

    report(): Report {
      const nowMs = Date.now();
      const suspects = [...leases.values()]
        .map(({ sinceMs, takenBy }) => ({ heldMs: nowMs - sinceMs, takenBy }))
        .filter(({ heldMs }) => heldMs > suspectAfterMs);
      return { status: suspects.length > 0 ? "suspect" : "healthy", inUse: leases.size, suspects };
    },
  };
}
