import { Pool } from "pg";
import { App, HttpError, Reply } from "tiny";
import { Breaker } from "./breaker.ts";

const pool = new Pool({ max: 3, connectionTimeoutMillis: 3_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

// One connection for the probe alone, so that a full pool cannot hide the database. Both of its waits are bounded.
const probe = new Pool({ max: 1, connectionTimeoutMillis: 250, query_timeout: 250 });
probe.on("error", (error) => console.error("lost the probe's connection:", error.message));

const breaker = new Breaker();
const app = new App();

// Whoever supervises this process restarts it when /live fails or is late.
// A load balancer sends it no more requests while /ready answers 503.
// Both give up after 600 ms. /ready says { "database": "up" | "down" | "unknown", "pool": "free" | "full" }.
app.get("/live", () => "alive");

app.get("/ready", async () => {
  const isFull = pool.idleCount === 0;
  const database = await probe.query("SELECT 1").then(
    () => "up",
    () => "down",
  );
  const status = database === "up" && !isFull ? 200 : 503;
  return new Reply({ database, pool: isFull ? "full" : "free" }, { status });
});

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
