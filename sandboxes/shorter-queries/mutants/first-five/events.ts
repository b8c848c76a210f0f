import type { PoolClient } from "pg";

export interface Result {
  title: string;
  score: number;
}

export async function eventsOf(db: PoolClient, userId: number): Promise<Result[]> {
  const { rows } = await db.query(
    "SELECT event_id, score FROM event_participants WHERE user_id = $1 ORDER BY score DESC LIMIT 5",
    [userId],
  );
  const results: Result[] = [];
  for (const { event_id, score } of rows) {
    const found = await db.query("SELECT title FROM events WHERE id = $1", [event_id]);
    results.push({ title: found.rows[0].title, score });
  }
  return results;
}
