import { Pool } from "pg";

export const pool = new Pool({
  max: 4,
  connectionTimeoutMillis: 5_000,
  idleTimeoutMillis: 1_000,
  maxLifetimeSeconds: 10,
});
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
