import type { Pool, PoolClient } from "pg";
import type { Report } from "./report.ts";

/** The max of the pool in main.ts. */
const mostConnections = 10;

/** Watches a pool. Every lease of this server is taken through connect(). */
export function watch(pool: Pool) {
  let opened = 0;
  let closed = 0;
  pool.on("connect", () => {
    opened += 1;
  });
  pool.on("remove", () => {
    closed += 1;
  });

  return {
    connect(): Promise<PoolClient> {
      return pool.connect();
    },

    report(): Report {
      const inUse = opened - closed;
      return { status: inUse > mostConnections ? "suspect" : "healthy", inUse, suspects: [] };
    },
  };
}
