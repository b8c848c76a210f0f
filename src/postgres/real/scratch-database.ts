/** The one database that is ours on somebody's server: made, marked, and made again; nothing else is ever touched. */
import pg from "pg";
import { type DatabaseUrl, withDatabase } from "./database-url.ts";
import { helperFunctionsSql, searchPath } from "./helper-functions.sql.ts";
import { describeConnectError, refuseServer } from "./refuse-server.ts";

/** Who finds a database with this comment may drop it. */
const mark = "Scratch database of Watertight: dropped and made anew at each start.";

/** Real milliseconds for a connection to be there. */
export const connectLimitMs = 10_000;
/** Real milliseconds for one of our own statements. */
const queryLimitMs = 30_000;

export async function connectTo(
  { connectionString, shown }: DatabaseUrl,
  config: pg.ClientConfig = {},
): Promise<pg.Client> {
  let client: pg.Client;
  try {
    // A bad certificate file is found here.
    client = new pg.Client({
      ...config,
      connectionString,
      connectionTimeoutMillis: connectLimitMs,
      query_timeout: queryLimitMs,
    });
  } catch (error) {
    throw describeConnectError(error, shown);
  }
  // Whoever waits for an answer is told; without a listener Node would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw describeConnectError(error, shown);
  }
  return client;
}

/** Makes sure that the name is ours, and nobody else's at work; `admin` is connected to another database. */
export async function claimDatabase(admin: pg.Client, name: string): Promise<void> {
  const { rows: found } = await admin.query<{ comment: string | null }>(
    "SELECT shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = $1",
    [name],
  );
  if (found[0] && found[0].comment !== mark)
    throw refuseServer(
      `The server has a database ${name} that is not ours: it lacks the comment "${mark}"`,
      `Rename it, or drop it if you need it no more: DROP DATABASE ${pg.escapeIdentifier(name)};`,
    );
  const { rows } = await admin.query<{ taken: boolean }>("SELECT pg_try_advisory_lock(hashtext($1)) AS taken", [name]);
  if (!rows[0]?.taken)
    throw refuseServer(
      `Another copy of this lesson uses the database ${name}.`,
      "Stop it with Ctrl+C, then start this one.",
    );
}

/** Drops what the last run has left, and makes an empty database with our functions in it; gives a connection to it. */
export async function makeDatabase(admin: pg.Client, url: DatabaseUrl, name: string): Promise<pg.Client> {
  const quoted = pg.escapeIdentifier(name);
  try {
    await admin.query(`DROP DATABASE IF EXISTS ${quoted} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${quoted} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`);
    await admin.query(`COMMENT ON DATABASE ${quoted} IS ${pg.escapeLiteral(mark)}`);
    await admin.query(`ALTER DATABASE ${quoted} SET search_path = ${searchPath}`);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    if (error instanceof pg.DatabaseError && error.code === "42501")
      throw refuseServer(
        `The role of DATABASE_URL may not make the database ${name}: ${said}.`,
        "Let a superuser give it the right: ALTER ROLE … CREATEDB; or name another role in DATABASE_URL.",
      );
    if (error instanceof pg.DatabaseError && error.code === "42601")
      throw refuseServer("This PostgreSQL is too old.", "Take PostgreSQL 13 or newer.");
    throw refuseServer(
      `The database ${name} could not be made: ${said}.`,
      "Mend that on the server, then start again.",
    );
  }
  const owner = await connectTo(withDatabase(url, name));
  await owner.query(helperFunctionsSql);
  return owner;
}
