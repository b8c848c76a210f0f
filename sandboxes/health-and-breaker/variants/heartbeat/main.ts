import { Pool } from "pg";
import { App, HttpError, Reply } from "tiny";
import { Breaker } from "./breaker.ts";

const max = 3;
const pool = new Pool({ max, connectionTimeoutMillis: 3_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const probe = new Pool({ max: 1, connectionTimeoutMillis: 1_000, query_timeout: 1_000 });
probe.on("error", (error) => console.error("lost the probe's connection:", error.message));

const breaker = new Breaker();
const app = new App();

let seenAtMs = -Infinity;
let isAsking = false;

/** Asks once a second, and never twice at a time; the probes only look at when an answer came last. */
async function ask() {
  if (isAsking) return;
  isAsking = true;
  try {
    await probe.query("SELECT 1");
    seenAtMs = Date.now();
  } catch (error) {
    console.error("the database did not answer:", error);
  } finally {
    isAsking = false;
  }
}

setInterval(ask, 1_000);
void ask();

// Whoever supervises this process restarts it when /live fails or is late.
// A load balancer sends it no more requests while /ready answers 503.
// Both give up after 600 ms. /ready says { "database": "up" | "down" | "unknown", "pool": "free" | "full" }.
app.get("/live", () => "alive");

app.get("/ready", () => {
  const isFull = pool.idleCount === 0 && pool.totalCount >= max;
  const database = Date.now() - seenAtMs < 2_500 ? "up" : "down";
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
