import { createHash } from "node:crypto";
import { once } from "node:events";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type PostgresServer, startPostgresServer } from "../../../src/postgres/node/postgres-server.ts";
import { endPool } from "./end-pool.ts";

let server: PostgresServer;
const clients = new Set<pg.Client>();
beforeAll(async () => {
  server = await startPostgresServer();
}, 30_000);
afterEach(async () => {
  for (const client of clients) await client.end();
  clients.clear();
});
afterAll(() => server.close());

const address = () => ({ host: server.host, port: server.port, user: "postgres", database: "postgres" });

async function connected(config: pg.ClientConfig = {}): Promise<pg.Client> {
  const client = new pg.Client({ ...address(), ...config });
  clients.add(client);
  await client.connect();
  return client;
}

const pidOf = async (client: pg.Client): Promise<number> =>
  (await client.query("SELECT pg_backend_pid() AS pid")).rows[0].pid;

describe("pg.Client", () => {
  test("a named statement is parsed once and takes new values each time", async () => {
    const client = await connected();
    const add = (a: number, b: number) =>
      client.query({ name: "add", text: "SELECT $1::int + $2::int AS sum", values: [a, b] });
    expect((await add(1, 2)).rows).toEqual([{ sum: 3 }]);
    expect((await add(40, 2)).rows).toEqual([{ sum: 42 }]);
    const { rows } = await client.query("SELECT statement FROM pg_prepared_statements WHERE statement LIKE '%AS sum'");
    expect(rows).toEqual([{ statement: "SELECT $1::int + $2::int AS sum" }]);
  });

  test("two clients may give different statements the same name", async () => {
    const [first, second] = [await connected(), await connected()];
    const run = (client: pg.Client, text: string) => client.query({ name: "same", text });
    expect((await run(first, "SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    expect((await run(second, "SELECT 2 AS two")).rows).toEqual([{ two: 2 }]);
    expect((await run(first, "SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });

  test("queries that are sent together are answered in order", async () => {
    const client = await connected();
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, index) => client.query("SELECT $1::int AS n", [index])),
    );
    expect(results.map(({ rows }) => rows[0].n)).toEqual(Array.from({ length: 50 }, (_, index) => index));
  });

  test("several statements in one query give a result each", async () => {
    const client = await connected();
    const results = (await client.query(
      "CREATE TABLE several (id int); INSERT INTO several VALUES (1), (2); SELECT sum(id)::int FROM several",
    )) as unknown as pg.QueryResult[];
    expect(results.map(({ command, rowCount }) => [command, rowCount])).toEqual([
      ["CREATE", null],
      ["INSERT", 2],
      ["SELECT", 1],
    ]);
  });

  test("a transaction is seen by others only once it is committed, and never after a rollback", async () => {
    const [writer, reader] = [await connected(), await connected()];
    await writer.query("CREATE TABLE visible (id int)");
    const seen = async () => (await reader.query("SELECT id FROM visible ORDER BY id")).rows.map(({ id }) => id);
    await writer.query("BEGIN");
    await writer.query("INSERT INTO visible VALUES (1)");
    await writer.query("ROLLBACK");
    expect(await seen()).toEqual([]);
    await writer.query("BEGIN");
    await writer.query("INSERT INTO visible VALUES (2)");
    await writer.query("COMMIT");
    expect(await seen()).toEqual([2]);
  });

  test("an error has the fields of the manual and fails its transaction until the rollback", async () => {
    const client = await connected();
    await client.query("CREATE TABLE keyed (id int CONSTRAINT keyed_pk PRIMARY KEY)");
    await client.query("BEGIN");
    await client.query("INSERT INTO keyed VALUES (1)");
    await expect(client.query("INSERT INTO keyed VALUES ($1)", [1])).rejects.toMatchObject({
      severity: "ERROR",
      code: "23505",
      schema: "public",
      table: "keyed",
      constraint: "keyed_pk",
      detail: "Key (id)=(1) already exists.",
    });
    await expect(client.query("SELECT 1")).rejects.toMatchObject({ code: "25P02" });
    await client.query("ROLLBACK");
    await expect(client.query("SELECT * FROM keyd")).rejects.toMatchObject({ code: "42P01", position: "15" });
    expect((await client.query("SELECT count(*)::int AS count FROM keyed")).rows).toEqual([{ count: 0 }]);
  });

  test("a savepoint takes back what came after it alone", async () => {
    const client = await connected();
    await client.query("CREATE TABLE saved (id int PRIMARY KEY)");
    for (const sql of ["BEGIN", "INSERT INTO saved VALUES (1)", "SAVEPOINT here"]) await client.query(sql);
    await expect(client.query("INSERT INTO saved VALUES (1)")).rejects.toMatchObject({ code: "23505" });
    for (const sql of ["ROLLBACK TO here", "INSERT INTO saved VALUES (2)", "COMMIT"]) await client.query(sql);
    expect((await client.query("SELECT id FROM saved ORDER BY id")).rows).toEqual([{ id: 1 }, { id: 2 }]);
  });

  test("a notice arrives beside the answer", async () => {
    const client = await connected();
    const noticed = once(client, "notice");
    await client.query("DO $$ BEGIN RAISE NOTICE 'stock is low' USING DETAIL = 'two left'; END $$");
    expect((await noticed)[0]).toMatchObject({ severity: "NOTICE", message: "stock is low", detail: "two left" });
  });

  test("a sleep is cancelled by pg_cancel_backend and the session goes on", async () => {
    const [sleeper, other] = [await connected(), await connected()];
    const pid = await pidOf(sleeper);
    const slept = expect(sleeper.query("SELECT pg_sleep(60)")).rejects.toMatchObject({ code: "57014" });
    expect((await other.query("SELECT pg_cancel_backend($1) AS sent", [pid])).rows).toEqual([{ sent: true }]);
    await slept;
    expect((await sleeper.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });

  test("a session is ended by pg_terminate_backend", async () => {
    const [ended, other] = [await connected(), await connected()];
    const told = once(ended, "error");
    ended.on("error", () => undefined);
    clients.delete(ended);
    await other.query("SELECT pg_terminate_backend($1)", [await pidOf(ended)]);
    expect((await told)[0]).toMatchObject({ severity: "FATAL", code: "57P01" });
  });

  test("a notification reaches the sessions that listen, once its transaction is committed", async () => {
    const [listener, notifier] = [await connected(), await connected()];
    const payloads: (string | undefined)[] = [];
    listener.on("notification", ({ payload }) => payloads.push(payload));
    await listener.query("LISTEN stock");
    await notifier.query("BEGIN; NOTIFY stock, 'taken back'; ROLLBACK");
    await notifier.query("BEGIN");
    await notifier.query("NOTIFY stock, 'low'");
    const notified = once(listener, "notification");
    await listener.query("SELECT 1");
    expect(payloads).toEqual([]);
    await notifier.query("COMMIT");
    expect((await notified)[0]).toMatchObject({ channel: "stock", payload: "low", processId: await pidOf(notifier) });
    await listener.query("UNLISTEN stock");
    await notifier.query("NOTIFY stock, 'unheard'");
    await listener.query("SELECT 1");
    expect(payloads).toEqual(["low"]);
  });

  test("a statement prepared in SQL belongs to its session", async () => {
    const [owner, other] = [await connected(), await connected()];
    await owner.query("PREPARE double(int) AS SELECT $1 * 2 AS twice");
    expect((await owner.query("EXECUTE double(21)")).rows).toEqual([{ twice: 42 }]);
    await expect(other.query("EXECUTE double(21)")).rejects.toMatchObject({ code: "26000" });
  });

  test("statement_timeout ends a sleep in real time", async () => {
    const client = await connected({ statement_timeout: 50 });
    const startedMs = performance.now();
    await expect(client.query("SELECT pg_sleep(60)")).rejects.toMatchObject({ code: "57014" });
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(49);
  });

  test("settings of one session are not those of another", async () => {
    const [berlin, other] = [await connected({ options: "-c TimeZone=Europe/Berlin" }), await connected()];
    await other.query("SET application_name = 'other'");
    expect((await berlin.query("SHOW TimeZone")).rows).toEqual([{ TimeZone: "Europe/Berlin" }]);
    expect((await other.query("SHOW TimeZone")).rows).not.toEqual([{ TimeZone: "Europe/Berlin" }]);
    expect((await berlin.query("SHOW application_name")).rows).toEqual([{ application_name: "" }]);
  });
});

describe("pg's types", () => {
  const values = {
    big: "9007199254740993",
    amount: "12345678901234567890.0123456789",
    document: { a: [1, null, "ü"] },
    list: [1, 2, 3],
    words: ["a", 'b"c', "d,e", "NULL"],
    bytes: Buffer.from([0, 1, 254, 255]),
    day: new Date("2024-02-29T12:34:56.789Z"),
    flag: true,
    nothing: null,
  };
  const sql = `SELECT $1::bigint AS big, $2::numeric AS amount, $3::jsonb AS document, $4::int[] AS list,
    $5::text[] AS words, $6::bytea AS bytes, $7::timestamptz AS day, $8::boolean AS flag, $9::text AS nothing`;

  test("come back as they were sent, as text", async () => {
    const client = await connected();
    expect((await client.query(sql, Object.values(values))).rows).toEqual([values]);
  });

  test("come back as they were sent, in binary", async () => {
    const client = await connected();
    const { rows } = await client.query({
      // pg reads every value as UTF-8 before its binary parsers see it: only bytes below 128 come through whole.
      text: `SELECT $1::int4 AS small, $2::int4[] AS list, $3::bytea AS bytes, $4::boolean AS flag, $5::float8 AS real,
        $6::numeric AS amount, $7::jsonb AS document`,
      values: [17, [1, 2, 3], Buffer.from([0, 1, 127]), true, 2, "12.0064", { a: 1 }],
      binary: true,
    } as pg.QueryConfig);
    const { bytes, document, ...parsed } = rows[0];
    expect(parsed).toEqual({ small: 17, list: [1, 2, 3], flag: true, real: 2, amount: 12.0064 });
    expect([...Buffer.from(bytes)]).toEqual([0, 1, 127]);
    expect(String(document)).toBe('\u0001{"a": 1}'); // one byte for the version of the format
  });

  test("a parameter of 8 MB arrives whole", async () => {
    const client = await connected();
    const large = "0123456789abcdef".repeat(512 * 1024);
    const { rows } = await client.query("SELECT length($1) AS length, md5($1) AS md5", [large]);
    expect(rows).toEqual([{ length: large.length, md5: createHash("md5").update(large).digest("hex") }]);
  });
});

describe("pg.Pool", () => {
  test("many transactions over few connections lose nothing", async () => {
    const pool = new pg.Pool({ ...address(), max: 5 });
    await pool.query("CREATE TABLE counter (n int)");
    await pool.query("INSERT INTO counter VALUES (0)");
    const increment = async (): Promise<void> => {
      const client = await pool.connect();
      try {
        await client.query("BEGIN");
        await client.query("UPDATE counter SET n = n + 1");
        await client.query("COMMIT");
      } finally {
        client.release();
      }
    };
    await Promise.all(Array.from({ length: 40 }, increment));
    expect((await pool.query("SELECT n FROM counter")).rows).toEqual([{ n: 40 }]);
    expect(pool.totalCount).toBe(5);
    await endPool(pool);
  });
});
