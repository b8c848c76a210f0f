import type { Pool } from "pg";

/** Runs before the server listens. */
export async function migrate(pool: Pool): Promise<void> {
  await pool.query("CREATE INDEX IF NOT EXISTS event_participants_user_id_idx ON event_participants (user_id)");
}

/** Prints to the log how one user's rows are found, and the indexes of the table. */
export async function explain(pool: Pool): Promise<string[]> {
  const plan = await pool.query(
    `EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF, SUMMARY OFF)
     SELECT event_id, score FROM event_participants WHERE user_id = 77`,
  );
  const indexes = await pool.query("SELECT indexdef FROM pg_indexes WHERE tablename = 'event_participants'");
  const lines = [...plan.rows.map((row) => row["QUERY PLAN"]), ...indexes.rows.map((row) => row.indexdef)];
  for (const line of lines) console.log(line);
  return lines;
}
