import { Client } from "pg";
import { App } from "tiny";

// This file runs in each of four workers behind one port. Postgres has max_connections = 100
// and keeps three for superusers: 97 are for your workers and for everybody else.
const app = new App();

// Stands for a report: some seconds of work inside Postgres.
app.get("/report/{seconds}", async ({ params }) => {
  const db = new Client();
  await db.connect();
  try {
    const { rows } = await db.query("SELECT count(*)::int AS items, pg_sleep($1) FROM items", [params.seconds]);
    return { items: rows[0].items };
  } finally {
    await db.end();
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
