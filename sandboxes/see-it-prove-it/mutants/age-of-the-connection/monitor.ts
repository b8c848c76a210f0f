import type { Pool, PoolClient } from "pg";
import { type Report, suspectAfterMs } from "./report.ts";

/** Watches a pool. Every lease of this server is taken through connect(). */
export function watch(pool: Pool) {
  const bornAtMs = new WeakMap<PoolClient, number>();
  const leases = new Map<PoolClient, string>();
  pool.on("connect", (client) => bornAtMs.set(client, Date.now()));
  pool.on("release", (_error, client) => leases.delete(client));

  return {
    async connect(): Promise<PoolClient> {
      const stack = new Error("taken here").stack ?? "";
      const client = await pool.connect();
      leases.set(client, stack);
      return client;
    },

    report(): Report {
      const nowMs = Date.now();
      const suspects = [...leases]
        .map(([client, takenBy]) => ({ heldMs: nowMs - (bornAtMs.get(client) ?? nowMs), takenBy }))
        .filter(({ heldMs }) => heldMs > suspectAfterMs);
      return { status: suspects.length > 0 ? "suspect" : "healthy", inUse: leases.size, suspects };
    },
  };
}
