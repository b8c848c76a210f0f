import { fail, ok, type Result } from "../../contract/result.ts";
import { askBackend } from "../multiplexer/backend/ask-backend.ts";
import type { Backend, Moment } from "../multiplexer/backend/backend.ts";

export interface SqlFailure {
  readonly message: string;
  /** SQLSTATE. */
  readonly sqlState: string;
  /** Character in the SQL at fault, from 1. */
  readonly position: number | undefined;
}

/** Everything that a learner's SQL may have left, in the order in which it can be dropped. */
const clearSql = `
DO $$
DECLARE item record;
BEGIN
  FOR item IN SELECT evtname AS name FROM pg_event_trigger LOOP EXECUTE format('DROP EVENT TRIGGER %I', item.name); END LOOP;
  FOR item IN SELECT pubname AS name FROM pg_publication LOOP EXECUTE format('DROP PUBLICATION %I', item.name); END LOOP;
  FOR item IN SELECT extname AS name FROM pg_extension WHERE extname <> 'plpgsql' LOOP EXECUTE format('DROP EXTENSION IF EXISTS %I CASCADE', item.name); END LOOP;
  FOR item IN SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', item.name);
  END LOOP;
  FOR item IN SELECT rolname AS name FROM pg_roles WHERE oid >= 16384 LOOP
    EXECUTE format('DROP OWNED BY %I CASCADE', item.name);
    EXECUTE format('DROP ROLE %I', item.name);
  END LOOP;
  FOR item IN SELECT setrole::regrole AS name FROM pg_db_role_setting WHERE setrole <> 0 LOOP
    EXECUTE format('ALTER ROLE %s RESET ALL', item.name);
    EXECUTE format('ALTER ROLE %s IN DATABASE postgres RESET ALL', item.name);
  END LOOP;
  PERFORM lo_unlink(oid) FROM pg_largeobject_metadata;
  CREATE SCHEMA public;
  ALTER SCHEMA public OWNER TO pg_database_owner;
  GRANT USAGE ON SCHEMA public TO PUBLIC;
  COMMENT ON SCHEMA public IS 'standard public schema';
  ALTER DATABASE postgres RESET ALL;
END $$`;

const steps = [
  "ROLLBACK",
  "SET SESSION AUTHORIZATION postgres",
  "RESET ROLE",
  "RESET ALL",
  "DEALLOCATE ALL",
  "CLOSE ALL",
  "UNLISTEN *",
  clearSql,
];

/**
 * Beside this backend run neither a vacuum nor a checkpoint. Each reset leaves dead rows in the catalogs and 25 KB of
 * log, which would stay for ever, and both are memory; a long run may leave far more.
 */
const isLitteredSql =
  "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn) > 1000000 FROM pg_control_checkpoint()";

/** Old segments of the log are else kept, to be written again; 10 ms, the first time 80. */
const tidySteps = ["VACUUM", "SET wal_recycle = off", "CHECKPOINT", "RESET wal_recycle"];

/** Puts the database back to an empty one and runs the seed; 10-30 ms where the backend is warm. */
export function resetDatabase(backend: Backend, seedSql: string, moment: Moment): Result<void, SqlFailure> {
  const clear = (sql: string) => {
    const { error, rows } = askBackend(backend, sql, moment);
    if (error) throw new Error(`The database cannot be cleared: ${error.get("M")}`);
    return rows;
  };
  steps.forEach(clear);
  // Before the seed, so that every run begins alike.
  if (clear(isLitteredSql)[0]?.[0] === "t") tidySteps.forEach(clear);
  return seedDatabase(backend, seedSql, moment);
}

/**
 * Clears and takes it back: Postgres fills its caches, some 60 ms that the next reset need not pay. Only while no
 * session has its transaction on the backend.
 */
export function rehearseReset(backend: Backend, moment: Moment): void {
  for (const sql of ["BEGIN", clearSql, "ROLLBACK"]) askBackend(backend, sql, moment);
}

/** Runs the seed on a database in which nothing was made yet. */
export function seedDatabase(backend: Backend, seedSql: string, moment: Moment): Result<void, SqlFailure> {
  askBackend(backend, "SELECT setseed(0.5)", moment);
  const { error, status } = askBackend(backend, seedSql, moment);
  if (error) return fail(toSqlFailure(error));
  if (status === "I") return ok(undefined);
  askBackend(backend, "ROLLBACK", moment);
  return fail({ message: "the seed leaves its transaction open", sqlState: "25001", position: undefined });
}

export function toSqlFailure(error: ReadonlyMap<string, string>): SqlFailure {
  const position = error.get("P");
  return {
    message: error.get("M") ?? "",
    sqlState: error.get("C") ?? "XX000",
    position: position === undefined ? undefined : Number(position),
  };
}
