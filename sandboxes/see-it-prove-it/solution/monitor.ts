import type { Pool, PoolClient } from "pg";
import { type Report, suspectAfterMs } from "./report.ts";

interface Lease {
  readonly sinceMs: number;
  readonly stack: string;
}

/** Watches a pool. Every lease of this server is taken through connect(). */
export function watch(pool: Pool) {
  const leases = new Map<PoolClient, Lease>();
  pool.on("release", (_error, client) => {
    leases.delete(client);
  });

  return {
    async connect(): Promise<PoolClient> {
      // The caller stands on the stack now. When the pool lends, which may be seconds later, it does not.
      const stack = new Error("taken here").stack ?? "";
      const client = await pool.connect();
      leases.set(client, { sinceMs: Date.now(), stack });
      return client;
    },

    report(): Report {
      const nowMs = Date.now();
      const suspects = [...leases.values()]
        .filter(({ sinceMs }) => nowMs - sinceMs > suspectAfterMs)
        .map(({ sinceMs, stack }) => ({ heldMs: nowMs - sinceMs, takenBy: takerOf(stack) }))
        .sort((a, b) => b.heldMs - a.heldMs);
      return { status: suspects.length > 0 ? "suspect" : "healthy", inUse: leases.size, suspects };
    },
  };
}

/** The line of a stack that lies in the data manager, else all of it. */
const takerOf = (stack: string): string => stack.split("\n").find((line) => line.includes("data-manager.ts")) ?? stack;
