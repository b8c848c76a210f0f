import { Pool } from "pg";

export const pool = new Pool({ max: 3, connectionTimeoutMillis: 5_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

/** A transaction for one request: committed behind the yield, rolled back when something threw. */
export async function* getDb() {
  const db = await pool.connect();
  try {
    await db.query("BEGIN");
    yield db;
    await db.query("COMMIT");
  } catch (error) {
    await db.query("ROLLBACK");
    throw error;
  } finally {
    db.release();
  }
}
