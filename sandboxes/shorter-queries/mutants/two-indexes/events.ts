import type { PoolClient } from "pg";

export interface Result {
  title: string;
  score: number;
}

export async function eventsOf(db: PoolClient, userId: number): Promise<Result[]> {
  const { rows } = await db.query<Result>(
    `SELECT title, score
     FROM event_participants
     JOIN events ON events.id = event_id
     WHERE user_id = $1
     ORDER BY score DESC`,
    [userId],
  );
  return rows;
}
