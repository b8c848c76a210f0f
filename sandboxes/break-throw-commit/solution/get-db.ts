import { Pool, type PoolClient } from "pg";

export const pool = new Pool({ max: 3, connectionTimeoutMillis: 5_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

/** Lends a connection in a transaction: committed when `work` returns, rolled back when it throws. */
export async function inTransaction<T>(work: (db: PoolClient) => Promise<T>): Promise<T> {
  const db = await pool.connect();
  try {
    await db.query("BEGIN");
    const result = await work(db);
    await db.query("COMMIT");
    return result;
  } catch (error) {
    await db.query("ROLLBACK");
    throw error;
  } finally {
    db.release();
  }
}
