import { Pool } from "pg";

export const pool = new Pool({ max: 3, connectionTimeoutMillis: 10_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

/** Lends a connection to a `for await`, which waits for the finally however it is left. */
export async function* lend() {
  const db = await pool.connect();
  try {
    yield db;
  } finally {
    await db.query("ROLLBACK");
    db.release();
  }
}
