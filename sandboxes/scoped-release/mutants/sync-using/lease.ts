import { Pool } from "pg";

export const pool = new Pool({ max: 3, connectionTimeoutMillis: 10_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

/** Borrows a connection for the block that declares it with `using`. */
export async function borrow() {
  const db = await pool.connect();
  return {
    db,
    [Symbol.dispose]() {
      db.release();
    },
  };
}
