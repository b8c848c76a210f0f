import type { PoolClient } from "pg";

export interface Result {
  title: string;
  score: number;
}

export async function eventsOf(db: PoolClient, userId: number): Promise<Result[]> {
  const { rows } = await db.query(
    "SELECT event_id, score FROM event_participants WHERE user_id = $1 ORDER BY score DESC",
    [userId],
  );
  const found = await db.query("SELECT id, title FROM events WHERE id = ANY($1)", [rows.map((row) => row.event_id)]);
  const titles = new Map<number, string>(found.rows.map((row) => [row.id, row.title]));
  return rows.map(({ event_id, score }) => ({ title: titles.get(event_id) ?? "", score }));
}
