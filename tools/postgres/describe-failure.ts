import { DatabaseError } from "../../src/postgres/client/database-error.ts";
import { toLineColumn } from "./line-column.ts";
import type { ServerArguments } from "./server-arguments.ts";

export interface FailureContext extends Pick<ServerArguments, "host" | "port" | "seedPath"> {
  readonly seedSql: string;
}

/** What went wrong at the start, where, and what to do about it; `undefined` for a bug. */
export function describeFailure(error: unknown, context: FailureContext): string | undefined {
  if (error instanceof DatabaseError) return describeDatabaseError(error, context);
  if (!(error instanceof Error && "code" in error)) return undefined;
  const { host, port, seedPath } = context;
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is taken. Choose another: --port ${port === 65_535 ? 0 : port + 1}`;
    case "EACCES":
      return `Port ${port} on ${host} may not be used by this account. Choose one above 1023: --port 5433`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `${host} is no address of this machine. Choose one of its own: --host 127.0.0.1`;
    case "ENOENT":
    case "EISDIR":
      return `The seed ${seedPath} is not a file that can be read (${error.code}). Check --seed.`;
    default:
      return undefined;
  }
}

function describeDatabaseError(error: DatabaseError, { seedPath = "seed", seedSql }: FailureContext): string {
  if (error.code !== "seed-failed") return `The database did not start: ${error.message} (${error.code}).`;
  const place = error.position === undefined ? undefined : toLineColumn(seedSql, error.position);
  return `${[seedPath, place?.line, place?.column].filter((part) => part !== undefined).join(":")}: ${error.message} (SQLSTATE ${error.sqlState})`;
}
