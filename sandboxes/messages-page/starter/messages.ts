/** A pool or a client: whatever runs a query. */
export interface Database {
  query(sql: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

export async function countUnread(db: Database): Promise<number> {
  const { rows } = await db.query("SELECT count(*)::int AS unread FROM messages WHERE NOT seen");
  return Number(rows[0]?.unread ?? 0);
}

/** Looks through everything: twenty seconds of work inside Postgres. */
export async function search(db: Database, word: string): Promise<number> {
  const { rows } = await db.query("SELECT count(*)::int AS found, pg_sleep(20) FROM messages WHERE text LIKE $1", [
    `%${word}%`,
  ]);
  return Number(rows[0]?.found ?? 0);
}

export async function save(db: Database, text: string): Promise<void> {
  await db.query("INSERT INTO messages (text) VALUES ($1)", [text]);
}
