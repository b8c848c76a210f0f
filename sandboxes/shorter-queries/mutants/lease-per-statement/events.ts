import type { Pool } from "pg";

export interface Result {
  title: string;
  score: number;
}

export async function eventsOf(db: Pool, userId: number): Promise<Result[]> {
  const { rows } = await db.query(
    "SELECT event_id, score FROM event_participants WHERE user_id = $1 ORDER BY score DESC",
    [userId],
  );
  const results: Result[] = [];
  for (const { event_id, score } of rows) {
    const found = await db.query("SELECT title FROM events WHERE id = $1", [event_id]);
    results.push({ title: found.rows[0].title, score });
  }
  return results;
}
