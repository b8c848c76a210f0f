import { askBackend, quoteLiteral } from "./ask-backend.ts";
import type { Backend } from "./backend.ts";

/** What the multiplexer has to know of the Postgres behind it, asked once. */
export interface EngineFacts {
  /** The parameters that a server reports at startup, with its own values. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Functions in `pg_catalog` that PostgreSQL marks as not volatile. */
  readonly steadyFunctions: ReadonlySet<string>;
}

/** Source: PostgreSQL manual, "Message Flow", "Asynchronous Operations". */
export const reportedParameters = [
  "server_version",
  "server_encoding",
  "client_encoding",
  "application_name",
  "default_transaction_read_only",
  "in_hot_standby",
  "is_superuser",
  "session_authorization",
  "DateStyle",
  "IntervalStyle",
  "TimeZone",
  "integer_datetimes",
  "standard_conforming_strings",
  "scram_iterations",
  "search_path",
];

/** One row with the value of each. */
export const parametersSql = `SELECT ${reportedParameters.map((name) => `current_setting(${quoteLiteral(name)})`).join(", ")}`;

const steadyFunctionsSql =
  "SELECT DISTINCT proname FROM pg_catalog.pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace AND provolatile <> 'v'";

export function readEngineFacts(backend: Backend): EngineFacts {
  const ask = (sql: string): readonly (readonly (string | null)[])[] => {
    const { rows, error } = askBackend(backend, sql, { unixMs: 0, entropy: 0 });
    if (error) throw new Error(`The backend refuses its own catalog: ${error.get("M")}`);
    return rows;
  };
  const [values = []] = ask(`RESET ALL; ${parametersSql}`);
  return {
    parameters: new Map(reportedParameters.map((name, index) => [name, values[index] ?? ""])),
    steadyFunctions: new Set(ask(steadyFunctionsSql).map(([name]) => name ?? "")),
  };
}
