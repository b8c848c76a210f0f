import type { PoolClient } from "pg";

export interface Result {
  title: string;
  score: number;
}

export async function eventsOf(db: PoolClient, userId: number): Promise<Result[]> {
  const { rows } = await db.query<Result>(
    `SELECT (SELECT title FROM events WHERE id = event_id) AS title, score
     FROM event_participants
     WHERE user_id = $1
     ORDER BY score DESC`,
    [userId],
  );
  return rows;
}
