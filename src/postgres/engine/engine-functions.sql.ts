/**
 * SQL that puts the multiplexer's sessions behind PostgreSQL's own function names, once, in the data directory.
 *
 * The built-in functions know one backend and sleep on the machine's clock. They cannot be replaced in place (the
 * engine calls built-ins by OID, past `pg_proc`), so each is renamed and a function of the same name takes its seat in
 * `pg_catalog`. Learners' SQL is never rewritten, so error positions stay right.
 *
 * Source: PostgreSQL manual, "System Administration Functions", "The Cumulative Statistics System".
 */

/** Custom settings by which the multiplexer tells the functions who is asking and who else is there. */
export const sessionPidSetting = "watertight.pid";
export const activitySetting = "watertight.activity";
export const channelsSetting = "watertight.channels";
export const preparedSetting = "watertight.prepared";

/**
 * SQLSTATEs of the notices by which the functions ask the multiplexer for something; the message is the argument.
 * Class `WT` is no class of PostgreSQL's, so no real notice can be taken for one of these.
 */
export const requestSqlState = { sleep: "WT001", terminate: "WT002", cancel: "WT003" } as const;

const replacedFunctions = [
  "pg_sleep(double precision)",
  "pg_sleep_for(interval)",
  "pg_sleep_until(timestamp with time zone)",
  "pg_backend_pid()",
  "pg_terminate_backend(integer, bigint)",
  "pg_cancel_backend(integer)",
  "pg_stat_get_activity(integer)",
  "pg_listening_channels()",
  "pg_prepared_statement()",
] as const;

/** A session's advisory locks would be everybody's: refused by name in SQL, and here where a function's body calls them. */
const refusedFunctions = [
  "pg_advisory_lock",
  "pg_advisory_lock_shared",
  "pg_try_advisory_lock",
  "pg_try_advisory_lock_shared",
].flatMap((name) => ["bigint", "integer, integer"].map((parameters) => ({ name, parameters })));

const renames = replacedFunctions.map((signature) => {
  const name = signature.slice(0, signature.indexOf("("));
  return `ALTER FUNCTION pg_catalog.${signature} RENAME TO ${name}_builtin;`;
});

const refusals = refusedFunctions.map(
  ({ name, parameters }) => `
ALTER FUNCTION pg_catalog.${name}(${parameters}) RENAME TO ${name}_builtin;
CREATE FUNCTION pg_catalog.${name}(${parameters}) RETURNS ${name.includes("try") ? "boolean" : "void"} LANGUAGE plpgsql VOLATILE STRICT AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'feature_not_supported', MESSAGE = 'an advisory lock is not supported here',
    HINT = 'All sessions share one embedded backend. Locks of a transaction, pg_advisory_xact_lock, are.';
END $$;`,
);

const sleep = `
CREATE FUNCTION pg_catalog.pg_sleep(double precision) RETURNS void LANGUAGE plpgsql VOLATILE STRICT AS $$
BEGIN
  RAISE INFO USING ERRCODE = '${requestSqlState.sleep}', MESSAGE = $1::text;
END $$;
CREATE FUNCTION pg_catalog.pg_sleep_for(interval) RETURNS void LANGUAGE sql VOLATILE STRICT AS $$
  SELECT pg_catalog.pg_sleep(extract(epoch FROM clock_timestamp() + $1)::float8 - extract(epoch FROM clock_timestamp())::float8)
$$;
CREATE FUNCTION pg_catalog.pg_sleep_until(timestamp with time zone) RETURNS void LANGUAGE sql VOLATILE STRICT AS $$
  SELECT pg_catalog.pg_sleep(extract(epoch FROM $1)::float8 - extract(epoch FROM clock_timestamp())::float8)
$$;`;

const identity = `
CREATE FUNCTION pg_catalog.pg_backend_pid() RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(current_setting('${sessionPidSetting}', true), '')::integer, pg_catalog.pg_backend_pid_builtin())
$$;`;

const activityColumns = `datname name, pid integer, usename name, application_name text, state text, query text,
  wait_event_type text, wait_event text, xact_start timestamptz, query_start timestamptz, backend_start timestamptz,
  state_change timestamptz`;

/** The OUT columns repeat the built-in's, so that every column of the view keeps its name, type and order. */
const activity = `
CREATE FUNCTION pg_catalog.pg_stat_get_activity(pid integer, OUT datid oid, OUT pid integer, OUT usesysid oid,
  OUT application_name text, OUT state text, OUT query text, OUT wait_event_type text, OUT wait_event text,
  OUT xact_start timestamptz, OUT query_start timestamptz, OUT backend_start timestamptz, OUT state_change timestamptz,
  OUT client_addr inet, OUT client_hostname text, OUT client_port integer, OUT backend_xid xid, OUT backend_xmin xid,
  OUT backend_type text, OUT ssl boolean, OUT sslversion text, OUT sslcipher text, OUT sslbits integer,
  OUT ssl_client_dn text, OUT ssl_client_serial numeric, OUT ssl_issuer_dn text, OUT gss_auth boolean, OUT gss_princ text,
  OUT gss_enc boolean, OUT gss_delegation boolean, OUT leader_pid integer, OUT query_id bigint)
RETURNS SETOF record LANGUAGE sql STABLE AS $$
  SELECT d.oid, a.pid, coalesce(r.oid, 10::oid), a.application_name, a.state, a.query, a.wait_event_type, a.wait_event,
    a.xact_start, a.query_start, a.backend_start, a.state_change, NULL::inet, NULL::text, -1, NULL::xid, NULL::xid,
    'client backend'::text, false, NULL::text, NULL::text, NULL::integer, NULL::text, NULL::numeric, NULL::text, false,
    NULL::text, false, false, NULL::integer, NULL::bigint
  FROM json_to_recordset(coalesce(nullif(current_setting('${activitySetting}', true), ''), '[]')::json) AS a(${activityColumns})
  LEFT JOIN pg_catalog.pg_database d ON d.datname = a.datname
  LEFT JOIN pg_catalog.pg_authid r ON r.rolname = a.usename
  WHERE $1 IS NULL OR a.pid = $1
$$;
CREATE OR REPLACE VIEW pg_catalog.pg_stat_activity AS
  SELECT s.datid, d.datname, s.pid, s.leader_pid, s.usesysid, u.rolname AS usename, s.application_name, s.client_addr,
    s.client_hostname, s.client_port, s.backend_start, s.xact_start, s.query_start, s.state_change, s.wait_event_type,
    s.wait_event, s.state, s.backend_xid, s.backend_xmin, s.query_id, s.query, s.backend_type
  FROM pg_catalog.pg_stat_get_activity(NULL::integer) s
  LEFT JOIN pg_catalog.pg_database d ON s.datid = d.oid
  LEFT JOIN pg_catalog.pg_authid u ON s.usesysid = u.oid;`;

const channels = `
CREATE FUNCTION pg_catalog.pg_listening_channels() RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT c FROM string_to_table(current_setting('${channelsSetting}', true), ',') AS c WHERE c <> ''
$$;`;

/** The setting maps the backend's names to the session's own, as JSON. */
const prepared = `
CREATE FUNCTION pg_catalog.pg_prepared_statement(OUT name text, OUT statement text, OUT prepare_time timestamptz,
  OUT parameter_types regtype[], OUT result_types regtype[], OUT from_sql boolean, OUT generic_plans bigint,
  OUT custom_plans bigint)
RETURNS SETOF record LANGUAGE sql STABLE AS $$
  SELECT o.name, replace(b.statement, o.backend_name, o.name), b.prepare_time, b.parameter_types, b.result_types, b.from_sql, b.generic_plans, b.custom_plans
  FROM pg_catalog.pg_prepared_statement_builtin() b
  JOIN json_to_recordset(coalesce(nullif(current_setting('${preparedSetting}', true), ''), '[]')::json)
    AS o(backend_name text, name text) ON o.backend_name = b.name
$$;
CREATE OR REPLACE VIEW pg_catalog.pg_prepared_statements AS
  SELECT p.name, p.statement, p.prepare_time, p.parameter_types, p.result_types, p.from_sql, p.generic_plans,
    p.custom_plans
  FROM pg_catalog.pg_prepared_statement() p;`;

const signal = (name: string, parameters: string, sqlState: string) => `
CREATE FUNCTION pg_catalog.${name}(${parameters}) RETURNS boolean LANGUAGE plpgsql VOLATILE STRICT AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_stat_get_activity($1)) THEN
    RAISE INFO USING ERRCODE = '${sqlState}', MESSAGE = $1::text;
    RETURN true;
  END IF;
  RAISE WARNING 'PID % is not a PostgreSQL backend process', $1;
  RETURN false;
END $$;`;

/** Their libraries are not there, and a call would end the backend; without them PostgreSQL says what it cannot do. */
const withoutConversions = "DELETE FROM pg_catalog.pg_conversion;";

/** Runs once on a new cluster, as superuser; needs no later migration, for the data directory is built anew instead. */
export const engineFunctionsSql = [
  "SET allow_system_table_mods = on;",
  ...renames,
  ...refusals,
  sleep,
  identity,
  activity,
  channels,
  prepared,
  withoutConversions,
  signal("pg_terminate_backend", "pid integer, timeout bigint DEFAULT 0", requestSqlState.terminate),
  signal("pg_cancel_backend", "pid integer", requestSqlState.cancel),
  "RESET allow_system_table_mods;",
].join("\n");
