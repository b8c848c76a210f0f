import type { Pool, PoolClient } from "pg";
import type { Report } from "./report.ts";

/** The max of the pool in main.ts. */
const mostConnections = 10;

/** Watches a pool. Every lease of this server is taken through connect(). */
export function watch(pool: Pool) {
  let inUse = 0;
  pool.on("acquire", () => {
    inUse += 1;
  });
  pool.on("release", () => {
    inUse -= 1;
  });

  return {
    connect(): Promise<PoolClient> {
      return pool.connect();
    },

    report(): Report {
      return { status: inUse === mostConnections ? "suspect" : "healthy", inUse, suspects: [] };
    },
  };
}
