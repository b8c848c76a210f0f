import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bootTestEngine, type TestEngine } from "../testing/boot-test-engine.ts";
import { createTestServer, type TestServer } from "../testing/test-server.ts";

const seed = `CREATE TABLE item (id serial PRIMARY KEY, n int); INSERT INTO item (n) SELECT g FROM generate_series(1, 10) g`;

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

const waits = () => server.changes.filter(({ kind }) => kind === "wait-started");
const read = async (client: pg.Client, id = 1) =>
  (await client.query("SELECT n FROM item WHERE id = $1", [id])).rows[0]?.n;

/** A client in a transaction that has written, and another one. */
async function openWriter(): Promise<readonly [writer: pg.Client, other: pg.Client]> {
  const [writer, other] = [await server.client(), await server.client()];
  await writer.query("BEGIN");
  await writer.query("UPDATE item SET n = 100 WHERE id = 1");
  return [writer, other];
}

describe("an idle writer", () => {
  test("blocks no reader, who sees what is committed, and goes on as if nobody had passed", async () => {
    const [writer, reader] = await openWriter();
    expect(await read(reader)).toBe(1);
    await reader.query("BEGIN");
    expect(await read(reader)).toBe(1);
    expect(await read(writer)).toBe(100);
    expect((await writer.query("UPDATE item SET n = n + 1 WHERE id = 1 RETURNING n")).rows).toEqual([{ n: 101 }]);
    expect(await read(reader)).toBe(1);
    await writer.query("COMMIT");
    expect(await read(reader)).toBe(101);
    expect(waits()).toEqual([]);
  });

  test("keeps the ids that a sequence gave it, however often it is passed", async () => {
    const [writer, reader] = await openWriter();
    const insert = async () => (await writer.query("INSERT INTO item (n) VALUES (0) RETURNING id")).rows[0].id;
    const ids = [await insert()];
    for (let round = 0; round < 3; round += 1) {
      await read(reader);
      ids.push(await insert());
    }
    await writer.query("COMMIT");
    expect(ids).toEqual([11, 12, 13, 14]);
    expect((await reader.query("SELECT id FROM item WHERE id > 10 ORDER BY id")).rows.map(({ id }) => id)).toEqual(ids);
    expect((await reader.query("INSERT INTO item (n) VALUES (0) RETURNING id")).rows).toEqual([{ id: 15 }]);
  });

  test("keeps the time, the UUIDs and the random numbers that it was given", async () => {
    const [writer, reader] = await openWriter();
    await writer.query(
      "CREATE TABLE token (id uuid DEFAULT gen_random_uuid(), at timestamptz DEFAULT clock_timestamp())",
    );
    const given = (await writer.query("INSERT INTO token DEFAULT VALUES RETURNING *")).rows;
    await server.advance(5_000);
    await read(reader);
    expect((await writer.query("SELECT * FROM token")).rows).toEqual(given);
    await read(reader);
    await writer.query("COMMIT");
    expect((await reader.query("SELECT * FROM token")).rows).toEqual(given);
  });

  test("that is passed and rolls back has done nothing, but its sequence went on", async () => {
    const [writer, reader] = await openWriter();
    await writer.query("INSERT INTO item (n) VALUES (0)");
    await read(reader);
    expect((await writer.query("ROLLBACK")).command).toBe("ROLLBACK");
    expect(await read(reader)).toBe(1);
    expect((await reader.query("INSERT INTO item (n) VALUES (0) RETURNING id")).rows).toEqual([{ id: 12 }]);
  });

  test("keeps its savepoints, and a failure that it may go back from", async () => {
    const [writer, reader] = await openWriter();
    await writer.query("SAVEPOINT s");
    await writer.query("UPDATE item SET n = 200 WHERE id = 1");
    await expect(writer.query("INSERT INTO item (id) VALUES (1)")).rejects.toMatchObject({ code: "23505" });
    expect(await read(reader)).toBe(1);
    await expect(writer.query("SELECT 1")).rejects.toMatchObject({ code: "25P02" });
    expect(await read(reader)).toBe(1);
    await writer.query("ROLLBACK TO s");
    expect(await read(reader)).toBe(1);
    expect(await read(writer)).toBe(100);
    await writer.query("COMMIT");
    expect(await read(reader)).toBe(100);
  });

  test("keeps its cursor's place, its prepared statements and its SET LOCAL", async () => {
    const [writer, reader] = await openWriter();
    const insert = { name: "insert", text: "INSERT INTO item (n) VALUES ($1) RETURNING id" };
    await writer.query(insert, [1]);
    await writer.query("DECLARE c CURSOR FOR SELECT id FROM item ORDER BY id");
    await writer.query("SET LOCAL work_mem = '7MB'");
    expect((await writer.query("FETCH 2 FROM c")).rows).toEqual([{ id: 1 }, { id: 2 }]);
    await read(reader);
    expect((await writer.query("FETCH 1 FROM c")).rows).toEqual([{ id: 3 }]);
    await read(reader);
    expect((await writer.query(insert, [2])).rows).toEqual([{ id: 12 }]);
    expect((await writer.query("SHOW work_mem")).rows).toEqual([{ work_mem: "7MB" }]);
    await writer.query("COMMIT");
  });

  test("is seen and can be ended by others", async () => {
    const [writer, other] = await openWriter();
    const states = "SELECT pid, state, wait_event FROM pg_stat_activity ORDER BY pid";
    expect((await other.query(states)).rows[0]).toEqual({
      pid: 101,
      state: "idle in transaction",
      wait_event: "ClientRead",
    });
    await other.query("SELECT pg_terminate_backend(101)");
    await server.rest();
    expect(server.lostClients[0]).toMatchObject({ code: "57P01" });
    expect((await other.query("UPDATE item SET n = n + 1 WHERE id = 1 RETURNING n")).rows).toEqual([{ n: 2 }]);
    await expect(writer.query("SELECT 1")).rejects.toThrow();
  });

  test("still keeps every other writer waiting, and readers pass those too", async () => {
    const [writer, second] = await openWriter();
    const reader = await server.client();
    const waiting = second.query("UPDATE item SET n = n + 1 WHERE id = 1 RETURNING n");
    await server.rest();
    expect(await read(reader)).toBe(1);
    await writer.query("COMMIT");
    expect((await waiting).rows).toEqual([{ n: 101 }]);
    expect(waits()).toMatchObject([{ pid: 102, reason: "single-backend" }]);
  });

  test("in a sleep is passed as well", async () => {
    const [writer, reader] = await openWriter();
    const sleep = writer.query("SELECT pg_sleep(1)");
    await server.rest();
    expect(await read(reader)).toBe(1);
    await server.advance(1_000);
    await sleep;
    await writer.query("COMMIT");
    expect(await read(reader)).toBe(100);
  });

  test("that has shown its client what no second run shows again is not passed: the reader waits and it is said", async () => {
    const [writer, reader] = await openWriter();
    await writer.query("UPDATE item SET n = 100 WHERE id = 1 RETURNING ctid");
    const waiting = read(reader);
    await server.rest();
    expect(waits()).toMatchObject([{ pid: 102, reason: "single-backend" }]);
    await writer.query("COMMIT");
    expect(await waiting).toBe(100);
  });

  test("whose transaction comes out differently gets 40001, and the others go on", async () => {
    const [writer, reader] = await openWriter();
    await writer.query(
      "CREATE FUNCTION number() RETURNS bigint LANGUAGE plpgsql AS $$ DECLARE n bigint; BEGIN EXECUTE 'SELECT txid_' || 'current()' INTO n; RETURN n; END $$",
    );
    await writer.query("SELECT number()");
    await read(reader);
    await expect(writer.query("SELECT number()")).rejects.toMatchObject({ code: "40001" });
    expect((await writer.query("ROLLBACK")).command).toBe("ROLLBACK");
    expect((await reader.query("UPDATE item SET n = n + 1 WHERE id = 1 RETURNING n")).rows).toEqual([{ n: 2 }]);
  });

  test("is passed a limited number of times, for each may cost as much as the transaction", async () => {
    const [writer, reader] = await openWriter();
    let passes = 0;
    for (let round = 0; round < 200; round += 1) {
      await writer.query("UPDATE item SET n = n + 1 WHERE id = 2");
      const done = read(reader);
      await server.rest();
      if (waits().length > 0) {
        await writer.query("COMMIT");
        await done;
        break;
      }
      passes += 1;
    }
    expect(passes).toBeGreaterThan(50);
    expect(passes).toBeLessThan(200);
  }, 30_000);
});
