import { Pool, type PoolClient } from "pg";

export const pool = new Pool({ max: 4, connectionTimeoutMillis: 5_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

/** Lends a connection in a transaction of its own, and rolls back what is open, as a closed session does. */
export async function withDb<T>(work: (db: PoolClient) => Promise<T>): Promise<T> {
  const db = await pool.connect();
  try {
    await db.query("BEGIN");
    return await work(db);
  } finally {
    await db.query("ROLLBACK");
    db.release();
  }
}
