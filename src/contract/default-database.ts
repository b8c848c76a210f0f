import type { DatabaseOptions } from "./database-options.ts";

/** A database nearby: what a statement and a new connection cost on an ordinary machine, PostgreSQL's own limit. */
export const defaultDatabaseOptions: DatabaseOptions = { statementMs: 1, connectMs: 20, maxConnections: 100 };
