import * as z from "zod";

export const databaseOptionsSchema = z.object({
  /** Modelled time of a statement, milliseconds. */
  statementMs: z.number().min(0).max(60_000),
  /** Modelled time of opening a connection, milliseconds. */
  connectMs: z.number().min(0).max(60_000),
  /** Emulated latency between a client's request and its statement, milliseconds; it blocks nobody else. */
  latencyMs: z.number().min(0).max(60_000),
  /** PostgreSQL's `max_connections`; past it a client gets SQLSTATE 53300. */
  maxConnections: z.int().min(1).max(10_000),
  /** PostgreSQL's `superuser_reserved_connections`: how many of them only superusers get. */
  reservedConnections: z.int().min(0).max(10_000),
});

export type DatabaseOptions = z.infer<typeof databaseOptionsSchema>;
