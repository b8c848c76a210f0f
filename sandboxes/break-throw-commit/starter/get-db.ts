import { Pool } from "pg";

export const pool = new Pool({ max: 3, connectionTimeoutMillis: 5_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

/** Lends a connection in a transaction, which is committed if all goes well. */
export async function* getDb() {
  const db = await pool.connect();
  try {
    await db.query("BEGIN");
    yield db;
    console.log("commit");
    await db.query("COMMIT");
  } catch (error) {
    console.log("the generator saw", error);
    throw error;
  } finally {
    console.log("finally");
    // What was not committed goes, as when a SQLAlchemy session is closed. After a commit this does nothing.
    await db.query("ROLLBACK");
    db.release();
  }
}
