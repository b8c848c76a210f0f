import type { Pool, PoolClient } from "pg";
import { type Report, suspectAfterMs } from "./report.ts";

/** Watches a pool. Every lease of this server is taken through connect(). */
export function watch(pool: Pool) {
  const leases = new Set<{ readonly sinceMs: number; readonly taken: Error }>();

  return {
    async connect(): Promise<PoolClient> {
      const taken = new Error("taken here");
      const client = await pool.connect();
      const lease = { sinceMs: Date.now(), taken };
      leases.add(lease);
      const giveBack = client.release.bind(client);
      client.release = (destroy) => {
        leases.delete(lease);
        giveBack(destroy);
      };
      return client;
    },

    report(): Report {
      const suspects: Report["suspects"] = [];
      for (const { sinceMs, taken } of leases) {
        const heldMs = Date.now() - sinceMs;
        if (heldMs > suspectAfterMs) suspects.push({ heldMs, takenBy: taken.stack ?? "" });
      }
      return { status: suspects.length > 0 ? "suspect" : "healthy", inUse: leases.size, suspects };
    },
  };
}
