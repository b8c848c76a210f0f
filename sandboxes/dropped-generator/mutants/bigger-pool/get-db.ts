import { Pool } from "pg";

export const pool = new Pool({ max: 40, connectionTimeoutMillis: 5_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

/** Lends a connection to whoever drives it. */
export async function* getDb() {
  const db = await pool.connect();
  try {
    yield db;
  } finally {
    db.release();
  }
}
