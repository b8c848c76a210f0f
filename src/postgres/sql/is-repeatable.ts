import type { Token } from "./scan-sql.ts";

/** Words that show a client what a second run would not show again: row addresses, transaction ids, others' sessions. */
const unrepeatable = new Set(
  `pg_stat_activity pg_stat_get_activity ctid xmin xmax cmin cmax tableoid oid txid_current txid_current_if_assigned
  txid_current_snapshot pg_current_xact_id pg_current_xact_id_if_assigned pg_current_snapshot pg_current_wal_lsn
  pg_current_wal_insert_lsn pg_export_snapshot lo_create lo_creat lo_import lo_from_bytea lo_open loread lowrite lo_unlink
  pg_terminate_backend pg_cancel_backend dblink`.split(/\s+/),
);

/**
 * Whether a statement, rolled back and run again on the same rows at the same moment, gives a client the same answer.
 *
 * Sequences are set back and time, UUIDs and random numbers are drawn again, so those are no obstacle.
 */
export const isRepeatable = (tokens: readonly Token[]): boolean =>
  !tokens.some((token) => unrepeatable.has(token.text));
