import { Pool } from "pg";
import { Session } from "tiny";

export const pool = new Pool({ max: 3, connectionTimeoutMillis: 5_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

/** A session for one request, which the route commits. */
export async function* getDb() {
  await using session = new Session(pool);
  yield session;
}
