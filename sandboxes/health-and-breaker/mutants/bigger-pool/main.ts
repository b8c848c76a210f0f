import { Pool } from "pg";
import { App, HttpError, Reply } from "tiny";
import { Breaker } from "./breaker.ts";

const max = 30;
const pool = new Pool({ max, connectionTimeoutMillis: 3_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const breaker = new Breaker();
const app = new App();

// Whoever supervises this process restarts it when /live fails or is late.
// A load balancer sends it no more requests while /ready answers 503.
// Both give up after 600 ms. /ready says { "database": "up" | "down" | "unknown", "pool": "free" | "full" }.
app.get("/live", health);
app.get("/ready", health);

async function health() {
  try {
    await pool.query("SELECT 1");
    return { database: "up" };
  } catch {
    return { database: "down" };
  }
}

// Stands for a slow report: half a minute of work inside Postgres.
app.get("/report", async () => {
  const { rows } = await pool.query("SELECT count(*)::int AS members, pg_sleep(30) FROM members");
  return { members: rows[0].members };
});

// 201 for a new member, 409 for a name that is taken, 503 when the database cannot be asked.
app.post("/members/{name}", async ({ params }) => {
  try {
    await breaker.run(() => pool.query("INSERT INTO members (name) VALUES ($1)", [params.name]));
    return new Reply({ joined: params.name }, { status: 201 });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "23505") throw new HttpError(409, "taken");
    throw new HttpError(503, error instanceof Error ? error.message : String(error));
  }
});

app.listen(8000);
