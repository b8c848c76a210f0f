import { Pool } from "pg";

export const pool = new Pool({ max: 3, connectionTimeoutMillis: 10_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

/** Borrows a connection for the block that declares it with `await using`. */
export async function borrow() {
  const db = await pool.connect();
  return {
    db,
    async [Symbol.asyncDispose]() {
      try {
        // Ends what the block left open; after a commit it does nothing.
        await db.query("ROLLBACK");
        db.release();
      } catch {
        // A connection that cannot even roll back is not given to the next.
        db.release(true);
      }
    },
  };
}
