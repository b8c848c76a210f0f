import { Pool } from "pg";

export const pool = new Pool({ max: 3, connectionTimeoutMillis: 5_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

/** A transaction for one request, which the route commits. */
export async function* getDb() {
  const db = await pool.connect();
  await db.query("BEGIN");
  yield db;
  db.release();
}
