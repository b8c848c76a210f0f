import { Pool, type PoolClient } from "pg";

export const pool = new Pool({ max: 4, connectionTimeoutMillis: 5_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

/** Lends a connection to `work`, for as long as `work` takes and no longer. */
export async function withDb<T>(work: (db: PoolClient) => Promise<T>): Promise<T> {
  const db = await pool.connect();
  try {
    return work(db);
  } finally {
    db.release();
  }
}
