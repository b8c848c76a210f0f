/** A pool or a client: whatever runs a query. */
export interface Database {
  query(sql: string, values: unknown[]): Promise<{ rows: { id?: number; name?: string; unread?: number }[] }>;
}

export interface Member {
  id: number;
  name: string;
}

/** Whose ticket this is; null when it is nobody's. */
export async function findMember(db: Database, ticket: string | null): Promise<Member | null> {
  const { rows } = await db.query("SELECT id, name FROM members WHERE ticket = $1", [ticket]);
  const [row] = rows;
  return row ? { id: row.id ?? 0, name: row.name ?? "" } : null;
}

export async function countUnread(db: Database, member: Member): Promise<number> {
  const { rows } = await db.query("SELECT count(*)::int AS unread FROM messages WHERE member_id = $1", [member.id]);
  return rows[0]?.unread ?? 0;
}
