import pg from "pg";
import Cursor from "pg-cursor";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type PostgresServer, startPostgresServer } from "../../../src/postgres/node/postgres-server.ts";

let server: PostgresServer;
let client: pg.Client;
beforeAll(async () => {
  server = await startPostgresServer();
}, 30_000);
beforeEach(async () => {
  client = new pg.Client({ host: server.host, port: server.port, user: "postgres", database: "postgres" });
  await client.connect();
});
afterEach(() => client.end());
afterAll(() => server.close());

const numbersTo = (last: number): Cursor<{ n: number }> =>
  client.query(new Cursor<{ n: number }>("SELECT n FROM generate_series(1, $1::int) AS n", [last]));

test("reads in parts until nothing is left", async () => {
  const cursor = numbersTo(7);
  const lengths: number[] = [];
  const seen: number[] = [];
  for (let rows = await cursor.read(3); rows.length > 0; rows = await cursor.read(3)) {
    lengths.push(rows.length);
    seen.push(...rows.map(({ n }) => n));
  }
  expect(lengths).toEqual([3, 3, 1]);
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7]);
  await cursor.close();
});

test("closed early, outside a transaction, leaves the connection ready and holds nobody up", async () => {
  await client.query("CREATE TABLE early (n int)");
  const cursor = client.query(new Cursor<{ n: number }>("SELECT n FROM generate_series(1, 1000) AS n"));
  expect(await cursor.read(2)).toEqual([{ n: 1 }, { n: 2 }]);
  await cursor.close();
  const other = new pg.Client({ host: server.host, port: server.port, user: "postgres", database: "postgres" });
  await other.connect();
  await other.query("INSERT INTO early VALUES (1)");
  await other.end();
  expect((await client.query("SELECT n FROM early")).rows).toEqual([{ n: 1 }]);
});

test("inside a transaction it sees the transaction's rows, and the transaction goes on after it", async () => {
  await client.query("CREATE TABLE inside (n int)");
  await client.query("BEGIN");
  await client.query("INSERT INTO inside SELECT generate_series(1, 5)");
  const cursor = client.query(new Cursor<{ n: number }>("SELECT n FROM inside ORDER BY n"));
  expect(await cursor.read(2)).toEqual([{ n: 1 }, { n: 2 }]);
  await cursor.close();
  await client.query("DELETE FROM inside WHERE n > 3");
  await client.query("COMMIT");
  expect((await client.query("SELECT n FROM inside ORDER BY n")).rows).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
});

test("an error comes with the part in which it happens, and the connection goes on", async () => {
  const cursor = client.query(new Cursor<{ q: number }>("SELECT 6 / (3 - n) AS q FROM generate_series(1, 5) AS n"));
  expect(await cursor.read(2)).toEqual([{ q: 3 }, { q: 6 }]);
  await expect(cursor.read(2)).rejects.toMatchObject({ code: "22012" });
  expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
});
