/** A pool or a client: whatever runs a query. */
export interface Database {
  query(sql: string): Promise<{ rows: { messages: number }[] }>;
}

/** How many messages there have been so far; on a busy day this takes a second. */
export async function countMessages(db: Database): Promise<number> {
  const { rows } = await db.query("SELECT count(*)::int AS messages FROM messages");
  return rows[0]?.messages ?? 0;
}
