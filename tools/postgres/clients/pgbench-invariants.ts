import pg from "pg";
import { type CheckOutcome, failed, type ServerAddress } from "./client-check.ts";

const invariantSql = `SELECT
  (SELECT sum(abalance) FROM pgbench_accounts)::int AS accounts,
  (SELECT sum(bbalance) FROM pgbench_branches)::int AS branches,
  (SELECT sum(tbalance) FROM pgbench_tellers)::int AS tellers,
  (SELECT coalesce(sum(delta), 0) FROM pgbench_history)::int AS history,
  (SELECT count(*) FROM pgbench_history)::int AS count`;

/**
 * No update was lost and none was done twice: TPC-B's consistency conditions.
 *
 * `processed` is how many transactions pgbench counted; left out where a run did not live to tell.
 */
export async function checkInvariants(
  { host, port }: ServerAddress,
  processed: number | undefined,
): Promise<CheckOutcome> {
  const client = new pg.Client({
    host,
    port,
    user: "postgres",
    database: "postgres",
    connectionTimeoutMillis: 10_000,
    query_timeout: 10_000,
  });
  try {
    await client.connect();
    const { accounts, branches, tellers, history, count } = (await client.query(invariantSql)).rows[0];
    const sums = [accounts, branches, tellers, history];
    if (new Set(sums).size > 1) return failed(`the sums differ: ${sums.join(", ")}`);
    if (processed === undefined) return { kind: "passed", note: "the sums alone, for a run did not end" };
    if (count !== processed) return failed(`${count} rows of history after ${processed} transactions`);
    return { kind: "passed", note: `${count} transactions` };
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  } finally {
    await client.end();
  }
}
