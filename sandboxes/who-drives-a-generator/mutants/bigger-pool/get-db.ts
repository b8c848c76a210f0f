import { Pool } from "pg";

export const pool = new Pool({ max: 30, connectionTimeoutMillis: 5_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

/** Lends a connection and counts the visits that go well. Each part that runs prints its number. */
export async function* getDb() {
  console.log("1 connect");
  const db = await pool.connect();
  try {
    console.log("2 lend");
    yield db;
    console.log("4 count the visit");
    await db.query("UPDATE visits SET counted = counted + 1");
  } finally {
    console.log("3 give back");
    db.release();
  }
}
