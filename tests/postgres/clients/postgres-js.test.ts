import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PostgresServer, startPostgresServer } from "../../../src/postgres/node/postgres-server.ts";

let server: PostgresServer;
let sql: postgres.Sql;
beforeAll(async () => {
  server = await startPostgresServer();
  const { host, port } = server;
  sql = postgres({
    host,
    port,
    user: "postgres",
    database: "postgres",
    max: 5,
    fetch_types: true,
    onnotice: () => undefined,
  });
}, 30_000);
afterAll(async () => {
  await sql.end({ timeout: 5 });
  await server.close();
});

describe("postgres.js", () => {
  test("a tagged query sends its values apart from its text", async () => {
    const name = "Robert'); DROP TABLE student; --";
    expect([...(await sql`SELECT ${name} AS name, ${7}::int + 1 AS sum`)]).toEqual([{ name, sum: 8 }]);
  });

  test("rows are inserted from objects, lists are compared, and types come back", async () => {
    await sql`CREATE TABLE article (id int PRIMARY KEY, tags text[], amount numeric, body jsonb, made timestamptz, raw bytea)`;
    const made = new Date("2024-02-29T12:34:56.789Z");
    const row = {
      id: 1,
      tags: ["a", 'b"c'],
      amount: "1.50",
      body: sql.json({ deep: [1, 2] }),
      made,
      raw: Buffer.from([0, 255]),
    };
    await sql`INSERT INTO article ${sql(row)}`;
    const [article] = await sql<{ raw: Uint8Array }[]>`SELECT * FROM article WHERE id IN ${sql([1, 2])}`;
    expect(article).toEqual({ ...row, body: { deep: [1, 2] }, raw: Buffer.from([0, 255]) });
  });

  test("fetch_types makes arrays of every type", async () => {
    const [row] = await sql`SELECT ARRAY[1.5, 2.5]::float8[] AS reals, ARRAY['2024-01-01'::date] AS days`;
    expect(row).toEqual({ reals: [1.5, 2.5], days: [new Date("2024-01-01T00:00:00Z")] });
  });

  test("the same query text is prepared once for its connection", async () => {
    const reserved = await sql.reserve();
    for (const n of [1, 2, 3]) {
      const [row] = await reserved`SELECT ${n}::int AS prepared_once`;
      expect(row).toEqual({ prepared_once: n });
    }
    const rows =
      await reserved`SELECT statement FROM pg_prepared_statements WHERE statement LIKE 'SELECT $1::int AS prep%'`;
    expect([...rows]).toEqual([{ statement: "SELECT $1::int AS prepared_once" }]);
    reserved.release();
  });

  test("sql.begin commits what its function returns from and rolls back what it throws from", async () => {
    await sql`CREATE TABLE account (id int, amount int)`;
    await sql.begin(async (tx) => {
      await tx`INSERT INTO account VALUES (1, 100)`;
      await tx`UPDATE account SET amount = amount - 1`;
    });
    const failure = sql.begin(async (tx) => {
      await tx`DELETE FROM account`;
      throw new Error("changed my mind");
    });
    await expect(failure).rejects.toThrow("changed my mind");
    expect([...(await sql`SELECT * FROM account`)]).toEqual([{ id: 1, amount: 99 }]);
  });

  test("a savepoint that fails leaves the rest of its transaction", async () => {
    await sql`CREATE TABLE step (n int PRIMARY KEY)`;
    await sql.begin(async (tx) => {
      await tx`INSERT INTO step VALUES (1)`;
      await expect(tx.savepoint((inner) => inner`INSERT INTO step VALUES (1)`)).rejects.toMatchObject({
        code: "23505",
      });
      await tx`INSERT INTO step VALUES (2)`;
    });
    expect([...(await sql`SELECT n FROM step ORDER BY n`)]).toEqual([{ n: 1 }, { n: 2 }]);
  });

  test("a cursor gives parts, and may be left early", async () => {
    const lengths: number[] = [];
    for await (const rows of sql`SELECT generate_series(1, 25) AS n`.cursor(10)) lengths.push(rows.length);
    expect(lengths).toEqual([10, 10, 5]);
    for await (const rows of sql`SELECT generate_series(1, 25) AS n`.cursor(10)) {
      expect(rows[0]).toEqual({ n: 1 });
      break;
    }
    expect([...(await sql`SELECT 1 AS one`)]).toEqual([{ one: 1 }]);
  });

  test("a parameter of 4 MB arrives whole", async () => {
    const large = "0123456789abcdef".repeat(256 * 1024);
    const [row] = await sql<{ echo: string }[]>`SELECT ${large}::text AS echo`;
    expect(row?.echo === large).toBe(true);
  });

  test("queries over five connections at once are each answered with their own rows", async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) => sql<{ n: number }[]>`SELECT ${n}::int AS n`),
    );
    expect(answers.map(([row]) => row?.n)).toEqual(Array.from({ length: 200 }, (_, n) => n));
  });

  test("a query that is called off is cancelled on the server", async () => {
    const sleeping = sql`SELECT pg_sleep(60)`;
    const outcome = expect(sleeping).rejects.toMatchObject({ code: "57014" });
    await sleepHasBegun();
    sleeping.cancel();
    await outcome;
  });

  test("listen hears what notify says, until unlisten", async () => {
    const heard: string[] = [];
    const arrived = Promise.withResolvers<void>();
    const { unlisten } = await sql.listen("news", (payload) => {
      heard.push(payload);
      if (payload === "last") arrived.resolve();
    });
    await sql.notify("news", "first");
    await sql.notify("news", "last");
    await arrived.promise;
    await unlisten();
    await sql.notify("news", "unheard");
    expect(heard).toEqual(["first", "last"]);
  });

  test("COPY goes in by a writable and out by a readable", async () => {
    await sql`CREATE TABLE copied (n int, name text)`;
    const into = await sql`COPY copied FROM STDIN`.writable();
    await pipeline(Readable.from(["1\ta\n2", "\t\\N\n"]), into);
    expect([...(await sql`SELECT * FROM copied ORDER BY n`)]).toEqual([
      { n: 1, name: "a" },
      { n: 2, name: null },
    ]);
    const out = await sql`COPY copied TO STDOUT WITH (FORMAT csv)`.readable();
    expect(Buffer.concat(await out.toArray()).toString()).toBe("1,a\n2,\n");
  });

  test("unsafe runs several statements as a simple query", async () => {
    const results = await sql.unsafe(
      "CREATE TABLE simple (n int); INSERT INTO simple VALUES (1); SELECT n FROM simple",
    );
    expect(results.at(-1)).toEqual([{ n: 1 }]);
  });
});

/** A cancellation before the sleep would find nothing to cancel. */
async function sleepHasBegun(): Promise<void> {
  for (;;) {
    const rows = await sql`
      SELECT FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(60)' AND state = 'active'`;
    if (rows.length === 1) return;
  }
}
