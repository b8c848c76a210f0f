import { Pool } from "pg";

export const pool = new Pool({ max: 3, connectionTimeoutMillis: 5_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

/** A transaction for whoever is given this connection: kept when all went well, undone when it did not. */
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
