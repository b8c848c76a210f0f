import { Client, DatabaseError, Pool } from "pg";
import { App } from "tiny";

// This file runs in each of four workers behind one port. Postgres has max_connections = 100
// and keeps three for superusers: 97 are for your workers and for everybody else.
const pool = new Pool({
  max: 30,
  connectionTimeoutMillis: 30_000,
  idleTimeoutMillis: 10_000,
  maxLifetimeSeconds: 60,
});
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

// Stands for a report: some seconds of work inside Postgres.
app.get("/report/{seconds}", async ({ params }) => {
  const sql = "SELECT count(*)::int AS items, pg_sleep($1) FROM items";
  while (true) {
    try {
      const { rows } = await pool.query(sql, [params.seconds]);
      return { items: rows[0].items };
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.code !== "53300") throw error;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
});

// Stands for those who share Postgres with your workers: a migration, a backup, somebody's psql.
app.get("/operator", async () => {
  const client = new Client();
  await client.connect();
  try {
    await client.query("SELECT pg_sleep(5)");
    return "let in";
  } finally {
    await client.end();
  }
});

// Stands for a failover, or a firewall that tidies up: the server ends a session that idles.
app.get("/cut", async () => {
  const client = new Client();
  await client.connect();
  try {
    const { rowCount } = await client.query(
      "SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity WHERE state = 'idle' ORDER BY pid DESC LIMIT 1)",
    );
    return `${rowCount} ended`;
  } finally {
    await client.end();
  }
});

app.listen(8000);
