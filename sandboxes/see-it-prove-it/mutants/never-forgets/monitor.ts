import type { Pool, PoolClient } from "pg";
import { type Report, suspectAfterMs } from "./report.ts";

/** Watches a pool. Every lease of this server is taken through connect(). */
export function watch(pool: Pool) {
  const leases = new Map<PoolClient, { readonly sinceMs: number; readonly takenBy: string }>();
  let alarmed = false;
  pool.on("release", (_error, client) => leases.delete(client));

  return {
    async connect(): Promise<PoolClient> {
      const takenBy = new Error("taken here").stack ?? "";
      const client = await pool.connect();
      leases.set(client, { sinceMs: Date.now(), takenBy });
      return client;
    },

    report(): Report {
      const nowMs = Date.now();
      const suspects = [...leases.values()]
        .map(({ sinceMs, takenBy }) => ({ heldMs: nowMs - sinceMs, takenBy }))
        .filter(({ heldMs }) => heldMs > suspectAfterMs);
      alarmed ||= suspects.length > 0;
      return { status: alarmed ? "suspect" : "healthy", inUse: leases.size, suspects };
    },
  };
}
