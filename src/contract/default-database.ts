import type { DatabaseOptions } from "./database-options.ts";

/** A database nearby: what a statement and a new connection cost on an ordinary machine, PostgreSQL's own limits. */
export const defaultDatabaseOptions: DatabaseOptions = {
  statementMs: 1,
  connectMs: 20,
  latencyMs: 0,
  maxConnections: 100,
  reservedConnections: 3,
};
