import pg from "pg";
import QueryStream from "pg-query-stream";
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

const sql = "SELECT n, repeat('x', 100) AS filler FROM generate_series(1, $1::int) AS n";

test("10,000 rows come in order, each once", async () => {
  let count = 0;
  for await (const { n, filler } of client.query(new QueryStream(sql, [10_000]))) {
    count += 1;
    if (n !== count || filler.length !== 100) throw new Error(`row ${count} is ${n}`);
  }
  expect(count).toBe(10_000);
  expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
});

test("destroyed early, in a transaction or out of one, it leaves the connection ready", async () => {
  const readThree = async (): Promise<number[]> => {
    const seen: number[] = [];
    for await (const { n } of client.query(new QueryStream(sql, [10_000], { batchSize: 10 }))) {
      seen.push(n);
      if (seen.length === 3) break;
    }
    return seen;
  };
  expect(await readThree()).toEqual([1, 2, 3]);
  expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  await client.query("BEGIN");
  expect(await readThree()).toEqual([1, 2, 3]);
  await client.query("CREATE TABLE streamed AS SELECT 5 AS n");
  await client.query("COMMIT");
  expect((await client.query("SELECT n FROM streamed")).rows).toEqual([{ n: 5 }]);
});

test("two streams go on side by side, and neither holds up a writer", async () => {
  const other = new pg.Client({ host: server.host, port: server.port, user: "postgres", database: "postgres" });
  await other.connect();
  const open = (each: pg.Client) => each.query(new QueryStream(sql, [30], { batchSize: 10 }))[Symbol.asyncIterator]();
  const [first, second] = [open(client), open(other)];
  for (let row = 1; row <= 30; row += 1) {
    expect((await first.next()).value.n).toBe(row);
    expect((await second.next()).value.n).toBe(row);
    if (row > 1) continue;
    const writer = new pg.Client({ host: server.host, port: server.port, user: "postgres", database: "postgres" });
    await writer.connect();
    expect((await writer.query("CREATE TABLE streamed_beside (n int)")).command).toBe("CREATE");
    await writer.end();
  }
  expect((await first.next()).done).toBe(true);
  expect((await second.next()).done).toBe(true);
  await other.end();
});
