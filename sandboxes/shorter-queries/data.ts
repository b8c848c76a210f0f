/** The tables of this sandbox and what is in them: ten results for each of five hundred users, far apart in the table. */
const participants = 5_000;
const users = 500;

/** As many rows as a scan of the whole table reads. */
export const tableRows = participants;

/** ANALYZE reads the table once. */
export const readsOfTheSeed = 1;

/** An index bears the name of a column that it is not on: somebody's slip of long ago. */
export const seedSql = `CREATE TABLE events (id int PRIMARY KEY, title text NOT NULL);
INSERT INTO events SELECT n, 'Event ' || n FROM generate_series(1, 100) AS n;
CREATE TABLE event_participants (
  id int PRIMARY KEY,
  event_id int NOT NULL REFERENCES events,
  user_id int NOT NULL,
  score int NOT NULL,
  note text NOT NULL
);
INSERT INTO event_participants
SELECT n, n / 50 + 1, (n * 7919) % ${users}, (n / 50) % 100, repeat('.', 200)
FROM generate_series(0, ${participants - 1}) AS n;
CREATE INDEX idx_event_participants_user_id ON event_participants (event_id);
ANALYZE;`;

export interface Result {
  readonly title: string;
  readonly score: number;
}

/** What the seed says of a user, the best result first; no two of a user's scores are the same. */
export function resultsOf(userId: number): Result[] {
  return Array.from({ length: participants }, (_, n) => n)
    .filter((n) => (n * 7919) % users === userId)
    .map((n) => ({ title: `Event ${Math.floor(n / 50) + 1}`, score: Math.floor(n / 50) % 100 }))
    .toSorted((a, b) => b.score - a.score);
}
