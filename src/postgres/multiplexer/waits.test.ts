import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bootTestEngine, type TestEngine } from "../testing/boot-test-engine.ts";
import { createTestServer, type TestServer } from "../testing/test-server.ts";

const seed = "CREATE TABLE item (id int PRIMARY KEY, n int); INSERT INTO item VALUES (1, 1), (2, 2)";

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

const code = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "done",
    (error: { code?: string }) => error.code,
  );

describe("pg_sleep", () => {
  test("of two sessions goes on side by side, and sixty virtual seconds take no real time", async () => {
    const [a, b] = [await server.client(), await server.client()];
    const woken: string[] = [];
    const sleeps = [
      a.query("SELECT pg_sleep(60)").then(() => woken.push("a")),
      b.query("SELECT pg_sleep($1)", [2.5]).then(() => woken.push("b")),
    ];
    const startedMs = performance.now();
    await server.advance(59_999);
    expect(woken).toEqual(["b"]);
    await server.advance(1);
    await Promise.all(sleeps);
    expect(woken).toEqual(["b", "a"]);
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });

  test("of a statement that writes leaves nothing when it is cancelled, and commits when it wakes", async () => {
    const [a, b] = [await server.client(), await server.client()];
    const write = "UPDATE item SET n = n + 1 WHERE id = 1; SELECT pg_sleep(10)";
    const cancelled = code(a.query(write));
    await server.rest();
    expect((await b.query("SELECT n FROM item WHERE id = 1")).rows).toEqual([{ n: 1 }]);
    await b.query("SELECT pg_cancel_backend(101)");
    expect(await cancelled).toBe("57014");
    expect((await b.query("UPDATE item SET n = n + 10 WHERE id = 1 RETURNING n")).rows).toEqual([{ n: 11 }]);
    const kept = a.query(write);
    await server.advance(10_000);
    await kept;
    expect((await b.query("SELECT n FROM item WHERE id = 1")).rows).toEqual([{ n: 12 }]);
    expect((await a.query("SELECT 1 AS v")).rows).toEqual([{ v: 1 }]);
  });

  test("lets others read and write meanwhile", async () => {
    const [a, b] = [await server.client(), await server.client()];
    const sleep = a.query("SELECT pg_sleep_for('1 minute')");
    expect((await b.query("UPDATE item SET n = 9 WHERE id = 1")).rowCount).toBe(1);
    expect((await b.query("SELECT wait_event FROM pg_stat_activity WHERE pid = 101")).rows).toEqual([
      { wait_event: "PgSleep" },
    ]);
    await server.advance(60_000);
    await sleep;
  });

  test("ends with 57014 when it is cancelled", async () => {
    const [a, b] = [await server.client(), await server.client()];
    const sleep = code(a.query("SELECT pg_sleep(60)"));
    await server.rest();
    await b.query("SELECT pg_cancel_backend(101)");
    expect(await sleep).toBe("57014");
    expect((await a.query("SELECT 1 AS v")).rows).toEqual([{ v: 1 }]);
  });

  test("of a client that vanishes leaves no timer behind", async () => {
    const client = await server.client();
    void code(client.query("SELECT pg_sleep(60)"));
    await server.rest();
    await server.drop(client);
    expect(server.messages).toContainEqual(expect.objectContaining({ kind: "timer-cleared" }));
  });
});

describe("now()", () => {
  test("tells virtual time", async () => {
    const client = await server.client();
    const ask = async () => (await client.query("SELECT clock_timestamp() AS at")).rows[0].at.toISOString();
    expect(await ask()).toBe("2026-01-01T00:00:00.000Z");
    await server.advance(90_000);
    expect(await ask()).toBe("2026-01-01T00:01:30.000Z");
  });
});

describe("a time-out", () => {
  test("of an idle transaction ends the session on the clock it was given, not on the machine's", async () => {
    const [a, b] = [await server.client({ idle_in_transaction_session_timeout: 5_000 }), await server.client()];
    await a.query("BEGIN");
    await a.query("UPDATE item SET n = 0 WHERE id = 1");
    const second = b.query("UPDATE item SET n = n + 1 WHERE id = 1 RETURNING n");
    await server.advance(4_999);
    expect(server.lostClients).toEqual([]);
    await server.advance(1);
    expect((await second).rows).toEqual([{ n: 2 }]);
    await server.rest();
    expect(server.lostClients[0]).toMatchObject({ code: "25P03" });
  });

  test("of an idle transaction begins anew with each statement", async () => {
    const client = await server.client({ idle_in_transaction_session_timeout: 5_000 });
    await client.query("BEGIN");
    await server.advance(4_000);
    await client.query("SELECT 1");
    await server.advance(4_000);
    await client.query("COMMIT");
    await server.advance(60_000);
    expect(server.lostClients).toEqual([]);
  });

  test("of a statement ends a sleep", async () => {
    const client = await server.client({ statement_timeout: 200 });
    const sleep = code(client.query("SELECT pg_sleep(1)"));
    await server.advance(200);
    expect(await sleep).toBe("57014");
  });

  test("of a lock, set by SET, ends a wait and fails the transaction", async () => {
    const [a, b] = [await server.client(), await server.client()];
    await b.query("SET lock_timeout = '1s'");
    await a.query("BEGIN; UPDATE item SET n = 0 WHERE id = 1");
    await b.query("BEGIN");
    const late = code(b.query("UPDATE item SET n = 1 WHERE id = 1"));
    await server.advance(1_000);
    expect(await late).toBe("55P03");
    expect(await code(b.query("SELECT 1"))).toBe("25P02");
  });

  test("of a sleep in a transaction with savepoints leaves the way back to them", async () => {
    const client = await server.client({ statement_timeout: 200 });
    await client.query("BEGIN");
    await client.query("SAVEPOINT s");
    const sleep = code(client.query("SELECT pg_sleep(1)"));
    await server.advance(200);
    expect(await sleep).toBe("57014");
    await client.query("ROLLBACK TO s");
    expect((await client.query("SELECT 1 AS v")).rows).toEqual([{ v: 1 }]);
    await client.query("COMMIT");
  });
});

describe("a client that waits in the queue", () => {
  test("and vanishes is forgotten, and the next one is served", async () => {
    const [a, b, c] = [await server.client(), await server.client(), await server.client()];
    await a.query("BEGIN; UPDATE item SET n = 0 WHERE id = 1");
    void code(b.query("UPDATE item SET n = 100 WHERE id = 1"));
    const third = c.query("UPDATE item SET n = n + 1 WHERE id = 1 RETURNING n");
    await server.rest();
    await server.drop(b);
    await a.query("COMMIT");
    expect((await third).rows).toEqual([{ n: 1 }]);
  });

  test("is woken with 57014 by a CancelRequest", async () => {
    const [a, b] = [await server.client(), await server.client()];
    await a.query("BEGIN; UPDATE item SET n = 0 WHERE id = 1");
    const waiting = code(b.query("UPDATE item SET n = 1 WHERE id = 1"));
    await server.rest();
    const { processID, secretKey } = b as unknown as { processID: number; secretKey: number };
    const packet = new DataView(new ArrayBuffer(16));
    for (const [index, value] of [16, 80_877_102, processID, secretKey].entries()) packet.setInt32(4 * index, value);
    server.post({ kind: "connect", connectionId: 900 });
    server.post({ kind: "bytes", connectionId: 900, bytes: new Uint8Array(packet.buffer) });
    expect(await waiting).toBe("57014");
    expect(server.messages).toContainEqual({ kind: "disconnected", connectionId: 900 });
  });
});
