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
  return Promise.all(
    rows.map(async ({ event_id, score }) => {
      const found = await db.query("SELECT title FROM events WHERE id = $1", [event_id]);
      return { title: found.rows[0].title, score };
    }),
  );
}
