import type { Pool, PoolClient } from "pg";
import { type Report, suspectAfterMs } from "./report.ts";

/** Watches a pool. Every lease of this server is taken through connect(). */
export function watch(pool: Pool) {
  const leases = new Map<PoolClient, { readonly sinceMs: number; readonly takenBy: string }>();
  pool.on("acquire", (client) => {
    leases.set(client, { sinceMs: Date.now(), takenBy: new Error("taken here").stack ?? "" });
  });
  pool.on("release", (_error, client) => leases.delete(client));

  return {
    connect(): Promise<PoolClient> {
      return pool.connect();
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
