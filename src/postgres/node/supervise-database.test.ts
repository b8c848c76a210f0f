import { once } from "node:events";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import type { DatabaseClient } from "../client/database-client.ts";
import { createNodeDatabase } from "./database-client.ts";
import {
  type PostgresServer,
  type PostgresServerEvent,
  type PostgresServerOptions,
  startPostgresServer,
} from "./postgres-server.ts";

const endlessSql = "DO $$ BEGIN LOOP END LOOP; END $$";

let server: PostgresServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function start(options: PostgresServerOptions = {}) {
  const events: PostgresServerEvent[] = [];
  const databases: DatabaseClient[] = [];
  server = await startPostgresServer({
    seedSql: "CREATE TABLE visit (id int)",
    createDatabase: (setup) => {
      const database = createNodeDatabase(setup);
      databases.push(database);
      return database;
    },
    ...options,
    onEvent: (event) => {
      events.push(event);
      options.onEvent?.(event);
    },
  });
  const { host, port } = server;
  const connected = async (): Promise<pg.Client> => {
    const client = new pg.Client({ host, port, user: "postgres", database: "postgres" });
    client.on("error", () => undefined);
    await client.connect();
    return client;
  };
  return { events, databases, connected };
}

/** A statement's fate: its rows, or the error that it ended with. */
const fate = (client: pg.Client, sql: string): Promise<unknown> =>
  client.query(sql).then(
    ({ rows }) => rows,
    (error: unknown) => error,
  );

test("a statement that hangs ends the database, every client is told why, and a new one begins from the seed", async () => {
  const { connected, events } = await start({ silenceLimitMs: 2_000 });
  const [hanging, bystander] = [await connected(), await connected()];
  await bystander.query("INSERT INTO visit VALUES (1)");
  const told = once(bystander, "error");
  const hung = fate(hanging, endlessSql);
  expect((await told)[0]).toMatchObject({
    severity: "FATAL",
    code: "57P01",
    message: "terminating connection due to administrator command",
    detail: "The database was ended because it had not answered for 2 s.",
    hint: expect.stringContaining("Connect again"),
  });
  expect(await hung).toMatchObject({ code: "57P01" });
  const again = await connected();
  expect(await fate(again, "SELECT count(*)::int FROM visit")).toEqual([{ count: 0 }]);
  expect(events.map(({ kind }) => kind)).toEqual(["database-lost", "database-restarted"]);
}, 30_000);

test("a worker that ends by itself is replaced as well", async () => {
  const { connected, databases, events } = await start();
  const client = await connected();
  const told = once(client, "error");
  databases[0]?.dispose();
  expect((await told)[0]).toMatchObject({ code: "57P01", detail: expect.stringContaining("it died") });
  expect(await fate(await connected(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  expect(events[0]).toMatchObject({ kind: "database-lost", reason: expect.stringContaining("worker thread ended") });
}, 30_000);

test("who connects while a database starts, and it takes too long, hears 57P03", async () => {
  const { connected, databases } = await start({ bootWaitMs: 1 });
  const client = await connected();
  const told = once(client, "error");
  databases[0]?.dispose();
  await told;
  await expect(connected()).rejects.toMatchObject({ severity: "FATAL", code: "57P03" });
}, 30_000);

test("a database that cannot be started again closes the server, and the owner is told", async () => {
  const failed = Promise.withResolvers<unknown>();
  const databases: DatabaseClient[] = [];
  const { connected } = await start({
    createDatabase: (setup) => {
      const database = createNodeDatabase({ ...setup, bootLimitMs: databases.length === 0 ? 60_000 : 1 });
      databases.push(database);
      return database;
    },
    onEvent: (event) => {
      if (event.kind === "failed") failed.resolve(event.error);
    },
  });
  databases[0]?.dispose();
  expect(await failed.promise).toMatchObject({ name: "DatabaseError" });
  await expect(connected()).rejects.toMatchObject({ code: "ECONNREFUSED" });
}, 30_000);
