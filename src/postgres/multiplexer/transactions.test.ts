import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bootTestEngine, type TestEngine } from "../testing/boot-test-engine.ts";
import { createTestServer, type TestServer } from "../testing/test-server.ts";

const seed =
  "CREATE TABLE item (id serial PRIMARY KEY, n int); INSERT INTO item (n) SELECT g FROM generate_series(1, 10) g";

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

const waits = () => server.changes.filter(({ kind }) => kind === "wait-started" || kind === "wait-ended");

describe("a transaction", () => {
  test("that has only read lets everybody pass: with thirty idle in one, the thirty-first still reads and writes", async () => {
    const readers = await Promise.all(Array.from({ length: 30 }, () => server.client()));
    await Promise.all(
      readers.map(async (reader) => {
        await reader.query("BEGIN");
        await reader.query("SELECT count(*) FROM item");
      }),
    );
    const last = await server.client();
    expect((await last.query("SELECT count(*)::int AS n FROM item")).rows).toEqual([{ n: 10 }]);
    expect((await last.query("UPDATE item SET n = 99 WHERE id = 1")).rowCount).toBe(1);
    expect((await readers[0]?.query("SELECT n FROM item WHERE id = 1"))?.rows).toEqual([{ n: 99 }]);
    expect(waits()).toEqual([]);
  });

  test("that writes makes a second writer wait, which then sees the first one's commit", async () => {
    const [a, b] = [await server.client(), await server.client()];
    await a.query("BEGIN");
    await a.query("UPDATE item SET n = n + 1 WHERE id = 1");
    const second = b.query("UPDATE item SET n = n + 1 WHERE id = 1 RETURNING n");
    await server.rest();
    expect(waits()).toMatchObject([{ kind: "wait-started", pid: 102, reason: "single-backend" }]);
    await a.query("COMMIT");
    expect((await second).rows).toEqual([{ n: 3 }]);
    expect(waits()).toMatchObject([
      { kind: "wait-started" },
      { kind: "wait-ended", pid: 102, reason: "single-backend" },
    ]);
  });

  test("serves those who wait in the order in which they came", async () => {
    const [a, ...others] = await Promise.all(Array.from({ length: 4 }, () => server.client()));
    await a?.query("BEGIN; UPDATE item SET n = 0 WHERE id = 1");
    const order: number[] = [];
    const pending = others.map((client, index) =>
      client.query("UPDATE item SET n = n + 1 WHERE id = 1").then(() => order.push(index)),
    );
    await server.rest();
    await a?.query("ROLLBACK");
    await Promise.all(pending);
    expect(order).toEqual([0, 1, 2]);
  });

  test("answers everything with 25P02 after an error, until it is rolled back", async () => {
    const client = await server.client();
    await client.query("BEGIN");
    await expect(client.query("SELECT * FROM nothing")).rejects.toMatchObject({ code: "42P01", position: "15" });
    await expect(client.query("SELECT 1")).rejects.toMatchObject({ code: "25P02" });
    await expect(client.query("SELECT $1::int", [1])).rejects.toMatchObject({ code: "25P02" });
    expect((await client.query("ROLLBACK")).command).toBe("ROLLBACK");
    expect((await client.query("SELECT 1 AS v")).rows).toEqual([{ v: 1 }]);
  });

  test("that failed answers COMMIT with ROLLBACK, and has let the next writer in already", async () => {
    const [a, b] = [await server.client(), await server.client()];
    await a.query("BEGIN");
    await a.query("UPDATE item SET n = 0 WHERE id = 1");
    await expect(a.query("INSERT INTO item (id) VALUES (1)")).rejects.toMatchObject({ code: "23505" });
    expect((await b.query("UPDATE item SET n = n + 1 WHERE id = 1 RETURNING n")).rows).toEqual([{ n: 2 }]);
    expect((await a.query("COMMIT")).command).toBe("ROLLBACK");
  });

  test("goes back to a savepoint after an error", async () => {
    const client = await server.client();
    await client.query("BEGIN");
    await client.query("UPDATE item SET n = 70 WHERE id = 1");
    await client.query("SAVEPOINT s");
    await expect(client.query("INSERT INTO item (id) VALUES (1)")).rejects.toMatchObject({ code: "23505" });
    await expect(client.query("SELECT 1")).rejects.toMatchObject({ code: "25P02" });
    await client.query("ROLLBACK TO s");
    await client.query("COMMIT");
    expect((await client.query("SELECT n FROM item WHERE id = 1")).rows).toEqual([{ n: 70 }]);
  });

  test.each(["REPEATABLE READ", "SERIALIZABLE"])(
    "at %s sees one snapshot and therefore holds the backend at once",
    async (level) => {
      const [a, b] = [await server.client(), await server.client()];
      await a.query(`BEGIN ISOLATION LEVEL ${level}`);
      await a.query("SELECT 1");
      const write = b.query("UPDATE item SET n = 0");
      await server.rest();
      expect(waits()).toHaveLength(1);
      await a.query("COMMIT");
      await write;
    },
  );

  test("in one string, or begun by the extended protocol, is one all the same", async () => {
    const [a, b] = [await server.client(), await server.client()];
    await a.query("BEGIN; UPDATE item SET n = 5 WHERE id = 1; COMMIT");
    expect((await b.query("SELECT n FROM item WHERE id = 1")).rows).toEqual([{ n: 5 }]);
    const extended = (text: string) => a.query({ text, queryMode: "extended" } as never);
    await extended("BEGIN");
    await extended("UPDATE item SET n = 6 WHERE id = 1");
    await extended("ROLLBACK");
    expect((await b.query("SELECT n FROM item WHERE id = 1")).rows).toEqual([{ n: 5 }]);
  });

  test("begun read-only turns a write down", async () => {
    const client = await server.client();
    await client.query("BEGIN READ ONLY");
    await expect(client.query("UPDATE item SET n = 0")).rejects.toMatchObject({ code: "25006" });
    await client.query("ROLLBACK");
  });

  test("that calls a function of the learner's is taken for a writer", async () => {
    const [a, b] = [await server.client(), await server.client()];
    await a.query("CREATE FUNCTION touch() RETURNS void LANGUAGE sql AS 'UPDATE item SET n = 0 WHERE id = 1'");
    await a.query("BEGIN");
    await a.query("SELECT touch()");
    await a.query("ROLLBACK");
    expect((await b.query("SELECT n FROM item WHERE id = 1")).rows).toEqual([{ n: 1 }]);
  });

  test("warns of a BEGIN inside it, and of a COMMIT without one", async () => {
    const client = await server.client();
    const notices: (string | undefined)[] = [];
    client.on("notice", ({ code }) => notices.push(code));
    await client.query("BEGIN");
    await client.query("BEGIN");
    await client.query("COMMIT");
    await client.query("COMMIT");
    expect(notices).toEqual(["25001", "25P01"]);
  });

  test("keeps a cursor's portal between fetches of some rows", async () => {
    const [a, b] = [await server.client(), await server.client()];
    await a.query("BEGIN");
    const inFours = { text: "SELECT id FROM item ORDER BY id", rows: 4 } as pg.QueryConfig;
    expect((await a.query(inFours)).rows).toHaveLength(10);
    await a.query("DECLARE c CURSOR FOR SELECT id FROM item ORDER BY id");
    expect((await a.query("FETCH 2 FROM c")).rows).toEqual([{ id: 1 }, { id: 2 }]);
    await a.query("COMMIT");
    expect((await b.query("UPDATE item SET n = 0 WHERE id = 1")).rowCount).toBe(1);
  });

  test("of a client that vanishes is rolled back, and the waiting writer goes on", async () => {
    const [a, b] = [await server.client(), await server.client()];
    await a.query("BEGIN; UPDATE item SET n = 0 WHERE id = 1");
    const second = b.query("UPDATE item SET n = n + 1 WHERE id = 1 RETURNING n");
    await server.rest();
    await server.drop(a);
    expect((await second).rows).toEqual([{ n: 2 }]);
    expect(server.changes).toContainEqual(
      expect.objectContaining({ kind: "session-closed", pid: 101, rolledBack: true }),
    );
  });
});
