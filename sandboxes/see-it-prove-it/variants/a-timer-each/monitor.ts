import type { Pool, PoolClient } from "pg";
import { type Report, suspectAfterMs } from "./report.ts";

/** Watches a pool. Every lease of this server is taken through connect(). */
export function watch(pool: Pool) {
  const overdue = new Map<PoolClient, { readonly sinceMs: number; readonly takenBy: string }>();
  const alarms = new Map<PoolClient, ReturnType<typeof setTimeout>>();
  pool.on("release", (_error, client) => {
    clearTimeout(alarms.get(client));
    overdue.delete(client);
  });

  return {
    async connect(): Promise<PoolClient> {
      const takenBy = new Error("taken here").stack ?? "";
      const client = await pool.connect();
      const lease = { sinceMs: Date.now(), takenBy };
      alarms.set(
        client,
        setTimeout(() => overdue.set(client, lease), suspectAfterMs),
      );
      return client;
    },

    report(): Report {
      const suspects = [...overdue.values()].map(({ sinceMs, takenBy }) => ({
        heldMs: Date.now() - sinceMs,
        takenBy,
      }));
      const inUse = pool.totalCount - pool.idleCount;
      return { status: suspects.length > 0 ? "suspect" : "healthy", inUse, suspects };
    },
  };
}
