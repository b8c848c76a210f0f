import { Pool, type PoolClient } from "pg";

const pool = new Pool({ max: 3, connectionTimeoutMillis: 5_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

/** A transaction around `work`, committed before this returns. */
export async function inTransaction<R>(work: (db: PoolClient) => Promise<R>): Promise<R> {
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
