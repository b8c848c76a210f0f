import pg from "pg";
import { runScript } from "./run-script.ts";
import type { Script } from "./script.ts";
import { createServerObserver } from "./server-observer.ts";
import { createServerTarget } from "./server-target.ts";
import type { Transcript } from "./transcript.ts";

/** A real server that may make databases; `admin` is connected to one that no script touches. */
export interface RecordingServer {
  readonly admin: pg.Client;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password?: string;
}

const databaseName = "watertight_differential";

/** Runs a script in a database of its own, which is dropped afterwards. */
export async function recordOnServer(script: Script, server: RecordingServer): Promise<Transcript> {
  const { admin, host, port, user } = server;
  const drop = `DROP DATABASE IF EXISTS ${databaseName} WITH (FORCE)`;
  await admin.query(drop);
  await admin.query(`CREATE DATABASE ${databaseName} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`);
  await admin.query(`ALTER DATABASE ${databaseName} SET lc_messages = 'C'`);
  const target = createServerTarget({ host, port }, createServerObserver(admin));
  try {
    await seed(script, server);
    return await runScript(script, target, { user, database: databaseName });
  } finally {
    target.dispose();
    await admin.query(drop);
  }
}

async function seed(script: Script, { host, port, user, password }: RecordingServer): Promise<void> {
  const client = new pg.Client({ host, port, user, database: databaseName, ...(password ? { password } : {}) });
  await client.connect();
  try {
    await client.query(script.seed);
  } finally {
    await client.end();
  }
}
