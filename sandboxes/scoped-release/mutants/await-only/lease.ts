import { Pool, type PoolClient } from "pg";

export const pool = new Pool({ max: 3, connectionTimeoutMillis: 10_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

/** Lends a connection for as long as the work takes. */
export async function withDb<T>(work: (db: PoolClient) => Promise<T>): Promise<T> {
  const db = await pool.connect();
  try {
    return await work(db);
  } finally {
    db.release();
  }
}
