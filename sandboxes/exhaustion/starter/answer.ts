/** A pool or a client: whatever runs a query. */
export interface Database {
  query(sql: string): Promise<{ rows: { items: number }[] }>;
}

export type Answer = { items: number } | { error: string };

const queries = new Map([
  ["count", "SELECT count(*)::int AS items FROM items"],
  // Stands for a slow report: a minute of work inside Postgres.
  ["report", "SELECT count(*)::int AS items, pg_sleep(60) FROM items"],
]);

/** Runs the query behind a tab's message. */
export async function answer(db: Database, message: string): Promise<Answer> {
  const sql = queries.get(message);
  if (!sql) return { error: `unknown message "${message}": ask for "count" or "report"` };
  const { rows } = await db.query(sql);
  return { items: rows[0]?.items ?? 0 };
}
