import { MessageChannel } from "node:worker_threads";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { defaultDatabaseOptions } from "../../contract/default-database.ts";
import type { DatabaseClient } from "../client/database-client.ts";
import type { PortLike } from "../serve-port.ts";
import { createNodeDatabase } from "./database-client.ts";
import { openPostgresFace, type PostgresFace } from "./postgres-face.ts";

const seedSql = "CREATE TABLE items (id int PRIMARY KEY)";
let database: DatabaseClient;

beforeAll(async () => {
  database = createNodeDatabase();
  await database.boot();
  await database.reset({ seedSql, options: defaultDatabaseOptions });
});
afterAll(() => database.dispose());

async function attach(face: PostgresFace, processId: number): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await database.attach(processId, port2 as unknown as PortLike & Transferable);
  face.serve(port1);
}

const connect = async ({ host, port }: PostgresFace): Promise<pg.Client> => {
  const client = new pg.Client({ host, port, user: "postgres", database: "postgres" });
  client.on("error", () => undefined); // of the connections that are ended below
  await client.connect();
  return client;
};

it("shows over TCP what another process of the same database has written", async () => {
  const [first, second] = await Promise.all([
    openPostgresFace({ host: "127.0.0.1", port: 0 }),
    openPostgresFace({ host: "127.0.0.1", port: 0 }),
  ]);
  await attach(first, 1);
  await attach(second, 2);
  const writer = await connect(first);
  const reader = await connect(second);
  await writer.query("INSERT INTO items VALUES (1), (2)");
  expect((await reader.query("SELECT count(*)::int AS n FROM items")).rows).toEqual([{ n: 2 }]);
  await Promise.all([writer.end(), reader.end()]);
  await Promise.all([first.close(), second.close()]);
});

it("lets a client wait that comes before the database", async () => {
  const face = await openPostgresFace({ host: "127.0.0.1", port: 0 });
  const waiting = connect(face);
  await attach(face, 3);
  const client = await waiting;
  expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  await client.end();
  await face.close();
});

it("tells a client who waits for a database that never comes, and one whose database is lost", async () => {
  const empty = await openPostgresFace({ host: "127.0.0.1", port: 0, bootWaitMs: 50 });
  await expect(connect(empty)).rejects.toMatchObject({ code: "57P03" });
  await empty.close();
  const face = await openPostgresFace({ host: "127.0.0.1", port: 0 });
  await attach(face, 4);
  const client = await connect(face);
  const told = new Promise((resolve) => client.once("error", resolve));
  face.lose("it died");
  expect(await told).toMatchObject({ code: "57P01" });
  await expect(connect(face)).rejects.toMatchObject({ code: "57P03" });
  await face.close();
});

it("says at once that a port is taken", async () => {
  const face = await openPostgresFace({ host: "127.0.0.1", port: 0 });
  await expect(openPostgresFace({ host: "127.0.0.1", port: face.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  await face.close();
});
