import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bootTestEngine, type TestEngine } from "../testing/boot-test-engine.ts";
import { createTestServer, type TestServer } from "../testing/test-server.ts";

const seed =
  "CREATE TABLE item (id serial PRIMARY KEY, n int); INSERT INTO item (n) SELECT g FROM generate_series(1, 10) g";
const pidOf = async (client: pg.Client): Promise<number> =>
  (await client.query("SELECT pg_backend_pid() AS pid")).rows[0].pid;

let engine: TestEngine;
let server: TestServer;
beforeAll(async () => {
  engine = await bootTestEngine();
}, 30_000);
beforeEach(() => {
  server = createTestServer(engine.begin(seed));
});
afterEach(() => server.dispose());
afterAll(() => engine.backend.close());

describe("sessions", () => {
  test("of thirty-one clients have pids of their own, from 101 on", async () => {
    const clients = await Promise.all(Array.from({ length: 31 }, () => server.client()));
    const pids = await Promise.all(clients.map(pidOf));
    expect(pids).toEqual(Array.from({ length: 31 }, (_, index) => 101 + index));
  });

  test("greet with the real server's parameters", async () => {
    const seen = new Map<string, string>();
    const client = await server.client({ application_name: "api" });
    const { rows } = await client.query(
      "SELECT current_setting('server_version') AS version, current_setting('application_name') AS name",
    );
    for (const message of server.messages) {
      if (message.kind === "bytes")
        for (const [, name = "", value = ""] of Buffer.from(message.bytes)
          .toString("latin1")
          .matchAll(/([A-Za-z_]+)\0([^\0]*)\0/g))
          seen.set(name, value);
    }
    expect(rows[0]).toEqual({ version: "18.6", name: "api" });
    expect([...seen.values()]).toContain("18.6");
  });

  test("past the limit are refused with 53300, and fit again once one has ended", async () => {
    server.dispose();
    server = createTestServer(engine.begin(seed, { maxConnections: 2 }));
    const first = await server.client();
    await server.client();
    await expect(server.client()).rejects.toMatchObject({ code: "53300", severity: "FATAL" });
    expect(server.changes).toContainEqual(expect.objectContaining({ kind: "session-refused", code: "53300" }));
    await first.end();
    await expect(server.client()).resolves.toBeDefined();
  });

  test("each see their own prepared statement behind one name", async () => {
    const [a, b] = [await server.client(), await server.client()];
    const ask = async (client: pg.Client, text: string, value: unknown) =>
      (await client.query({ name: "q", text, values: [value] })).rows[0].v;
    expect(await ask(a, "SELECT $1::int + 1 AS v", 1)).toBe(2);
    expect(await ask(b, "SELECT $1::text || 'x' AS v", "a")).toBe("ax");
    expect(await ask(a, "SELECT $1::int + 1 AS v", 5)).toBe(6);
  });

  test("lose their prepared statements, and nobody else's, by DISCARD ALL", async () => {
    const [a, b] = [await server.client(), await server.client()];
    const named = { name: "q", text: "SELECT 1 AS v" };
    await a.query(named);
    await b.query(named);
    await a.query("DISCARD ALL");
    await expect(a.query(named)).rejects.toMatchObject({ code: "26000" });
    expect((await b.query(named)).rows).toEqual([{ v: 1 }]);
  });

  test("name the client's statement in errors, not the backend's", async () => {
    const client = await server.client();
    await client.query({ name: "mine", text: "SELECT 1" });
    await client.query("DEALLOCATE mine");
    await expect(client.query({ name: "mine", text: "SELECT 1" })).rejects.toMatchObject({
      message: 'prepared statement "mine" does not exist',
    });
  });

  test("keep SET to themselves", async () => {
    const [a, b] = [await server.client(), await server.client()];
    await a.query("SET timezone = 'Asia/Tokyo'; SET app.tenant = '7'");
    const show = async (client: pg.Client) =>
      (await client.query("SELECT current_setting('timezone') AS zone, current_setting('app.tenant', true) AS tenant"))
        .rows[0];
    expect((await show(b)).zone).not.toBe("Asia/Tokyo");
    expect((await show(b)).tenant || null).toBeNull();
    expect(await show(a)).toEqual({ zone: "Asia/Tokyo", tenant: "7" });
  });

  test("forget a SET that was rolled back, and keep one that was committed", async () => {
    const [a, b] = [await server.client(), await server.client()];
    const show = async () => {
      await b.query("SELECT 1");
      return (await a.query("SHOW work_mem")).rows[0].work_mem;
    };
    const before = await show();
    await a.query("BEGIN");
    await a.query("SET work_mem = '7MB'");
    await a.query("ROLLBACK");
    expect(await show()).toBe(before);
    await a.query("BEGIN");
    await a.query("SET work_mem = '8MB'");
    await a.query("COMMIT");
    expect(await show()).toBe("8MB");
    await a.query("RESET ALL");
    expect(await show()).toBe(before);
  });

  test("keep a role to themselves", async () => {
    const [a, b] = [await server.client(), await server.client()];
    await a.query("CREATE ROLE reader; SET ROLE reader");
    expect((await b.query("SELECT current_user AS who")).rows[0].who).toBe("postgres");
    expect((await a.query("SELECT current_user AS who")).rows[0].who).toBe("reader");
    await expect(a.query("SELECT * FROM item")).rejects.toMatchObject({ code: "42501" });
  });

  test("are all listed in pg_stat_activity, with what they do", async () => {
    const [a, b] = [await server.client({ application_name: "a" }), await server.client({ application_name: "b" })];
    await a.query("BEGIN");
    await a.query("SELECT 1");
    const { rows } = await b.query("SELECT pid, application_name, state, query FROM pg_stat_activity ORDER BY pid");
    expect(rows).toEqual([
      { pid: 101, application_name: "a", state: "idle in transaction", query: "SELECT 1" },
      {
        pid: 102,
        application_name: "b",
        state: "active",
        query: "SELECT pid, application_name, state, query FROM pg_stat_activity ORDER BY pid",
      },
    ]);
  });

  test("end with 57P01 when another one terminates them", async () => {
    const [a, b] = [await server.client(), await server.client()];
    await a.query("BEGIN");
    expect((await b.query("SELECT pg_terminate_backend($1) AS done", [101])).rows[0].done).toBe(true);
    await server.rest();
    expect(server.lostClients[0]).toMatchObject({ code: "57P01" });
    expect(server.changes).toContainEqual(
      expect.objectContaining({ kind: "session-closed", pid: 101, rolledBack: true }),
    );
    expect((await b.query("SELECT pg_terminate_backend(101) AS done")).rows[0].done).toBe(false);
  });

  test.each([
    "CREATE TEMP TABLE a (b int)",
    "SELECT pg_advisory_lock(1)",
    "DECLARE c CURSOR WITH HOLD FOR SELECT 1",
    "PREPARE TRANSACTION 'a'",
  ])("are refused what they would share: %s", async (sql) => {
    const client = await server.client();
    await expect(client.query(sql)).rejects.toMatchObject({ code: "0A000" });
    expect((await client.query("SELECT 1 AS v")).rows).toEqual([{ v: 1 }]);
  });

  test("are refused an advisory lock where a function's body asks for it as well", async () => {
    const client = await server.client();
    await client.query("CREATE FUNCTION sneak() RETURNS void LANGUAGE sql AS 'SELECT pg_advisory_lock(1)'");
    await expect(client.query("SELECT sneak()")).rejects.toMatchObject({ code: "0A000" });
    await expect(client.query("DO $$ BEGIN PERFORM pg_try_advisory_lock(1, 2); END $$")).rejects.toMatchObject({
      code: "0A000",
    });
  });

  test("exclude each other by a transaction's advisory lock, and give back what they never had", async () => {
    const [a, b] = [await server.client(), await server.client()];
    await a.query("BEGIN");
    await a.query("SELECT pg_advisory_xact_lock(7)");
    const order: string[] = [];
    const second = b.query("SELECT pg_advisory_xact_lock(7)").then(() => order.push("b"));
    await server.rest();
    order.push("a");
    await a.query("COMMIT");
    await second;
    expect(order).toEqual(["a", "b"]);
    await b.query("SELECT pg_advisory_unlock_all(); CLOSE ALL; UNLISTEN *; RESET ALL");
  });

  test("of a real Pool come and go as it asks", async () => {
    const pool = server.pool({ max: 10 });
    const clients = await Promise.all(Array.from({ length: 10 }, () => pool.connect()));
    const answers = await Promise.all(
      clients.map((client, index) => client.query("SELECT $1::int AS i, count(*)::int AS n FROM item", [index])),
    );
    expect(answers.map(({ rows }) => rows[0])).toEqual(Array.from({ length: 10 }, (_, i) => ({ i, n: 10 })));
    for (const client of clients) client.release();
    await pool.end();
    await server.rest();
    expect(server.changes.filter(({ kind }) => kind === "session-closed")).toHaveLength(10);
  });

  test("have the database as the seed left it after each reset", async () => {
    const client = await server.client();
    await client.query(
      "CREATE SCHEMA other; CREATE TABLE other.thing (); CREATE TYPE mood AS ENUM ('sad'); DELETE FROM item",
    );
    await client.query(
      "CREATE FUNCTION two() RETURNS int LANGUAGE sql AS 'SELECT 2'; CREATE ROLE reader; ALTER DATABASE postgres SET work_mem = '9MB'",
    );
    server.dispose();
    server = createTestServer(engine.begin(seed));
    const { rows } = await (
      await server.client()
    ).query(`SELECT (SELECT count(*)::int FROM item) AS items, to_regclass('other.thing') AS thing,
      to_regtype('mood') AS mood, to_regproc('two') AS two, (SELECT count(*)::int FROM pg_roles WHERE rolname = 'reader') AS roles,
      (SELECT max(id) FROM item) AS newest, (SELECT count(*)::int FROM pg_db_role_setting) AS settings`);
    expect(rows).toEqual([{ items: 10, thing: null, mood: null, two: null, roles: 0, newest: 10, settings: 0 }]);
  });
});
