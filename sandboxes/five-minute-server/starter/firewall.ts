import { Client } from "pg";

/** Stands for a firewall that ends whatever has been silent, or for a failover: every idle session is cut. */
export async function tidyUp(): Promise<string> {
  const client = new Client();
  await client.connect();
  try {
    const { rowCount } = await client.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle'",
    );
    return `${rowCount} ended`;
  } finally {
    await client.end();
  }
}
