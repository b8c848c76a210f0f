import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bootTestEngine, type TestEngine } from "../testing/boot-test-engine.ts";
import { createTestServer, type TestServer } from "../testing/test-server.ts";

const seed = `CREATE TABLE item (id int PRIMARY KEY, n int); INSERT INTO item VALUES (1, 1); CREATE ROLE clerk LOGIN; CREATE ROLE ghost; GRANT SELECT ON item TO clerk`;

let engine: TestEngine;
let server: TestServer;
beforeAll(async () => {
  engine = await bootTestEngine();
}, 30_000);
beforeEach(() => {
  server = createTestServer(engine.begin(seed, { maxConnections: 5, reservedConnections: 2 }));
});
afterEach(() => server.dispose());
afterAll(() => engine.backend.close());

const connect = (user: string) => server.client({ user });

describe("a client that connects", () => {
  test("gets 53300 where only reserved slots are left, which a superuser still gets", async () => {
    await Promise.all([connect("learner"), connect("learner"), connect("clerk")]);
    await expect(connect("learner")).rejects.toMatchObject({
      code: "53300",
      message: "remaining connection slots are reserved for roles with the SUPERUSER attribute",
    });
    const superusers = [await connect("postgres"), await connect("postgres")];
    await expect(connect("postgres")).rejects.toMatchObject({ message: "sorry, too many clients already" });
    await superusers[0]?.end();
    await server.rest();
    await connect("postgres");
  });

  test("acts as its role, with that role's rights, and as the owner where it is none", async () => {
    const [clerk, learner] = [await connect("clerk"), await connect("learner")];
    expect((await clerk.query("SELECT current_user AS who, n FROM item")).rows).toEqual([{ who: "clerk", n: 1 }]);
    await expect(clerk.query("UPDATE item SET n = 2")).rejects.toMatchObject({ code: "42501" });
    expect((await learner.query("SELECT current_user AS who")).rows).toEqual([{ who: "postgres" }]);
    await learner.query("CREATE ROLE temp_clerk LOGIN");
    expect((await (await connect("temp_clerk")).query("SELECT current_user AS who")).rows).toEqual([
      { who: "temp_clerk" },
    ]);
  });

  test("as a role that may not log in is turned away with 28000", async () => {
    await expect(connect("ghost")).rejects.toMatchObject({ code: "28000" });
  });
});

describe("an emulated latency", () => {
  test("delays each statement, blocks nobody, and is cut short by a time-out and by a cancel", async () => {
    server.dispose();
    server = createTestServer(engine.begin(seed, { latencyMs: 100 }));
    const settled = async <T>(promise: Promise<T>): Promise<T> => {
      await server.advance(100);
      return promise;
    };
    const [a, b] = [await server.client(), await server.client()];
    const both = [a.query("SELECT 1 AS v"), b.query("SELECT 2 AS v")];
    await server.advance(99);
    expect(server.changes.filter(({ kind }) => kind === "wait-started")).toMatchObject([
      { reason: "latency" },
      { reason: "latency" },
    ]);
    expect(server.changes.filter(({ kind }) => kind === "wait-ended")).toEqual([]);
    await server.advance(1);
    expect((await Promise.all(both)).map(({ rows }) => rows[0])).toEqual([{ v: 1 }, { v: 2 }]);
    await settled(a.query("SET statement_timeout = 50"));
    const late = expect(a.query("UPDATE item SET n = 9")).rejects.toMatchObject({ code: "57014" });
    await settled(late);
    expect((await settled(b.query("SELECT n FROM item"))).rows).toEqual([{ n: 1 }]);
  });
});

describe("a limit on a session", () => {
  test("ends one that idles, with 57P05", async () => {
    const client = await server.client();
    await client.query("SET idle_session_timeout = '10s'");
    await server.advance(9_999);
    expect((await client.query("SELECT 1 AS v")).rows).toEqual([{ v: 1 }]);
    await server.advance(10_000);
    expect(server.lostClients[0]).toMatchObject({ code: "57P05" });
  });

  test("ends a transaction that takes too long, with 25P04, even while it works", async () => {
    const client = await server.client();
    await client.query("SET transaction_timeout = '10s'");
    await client.query("BEGIN");
    await server.advance(6_000);
    await client.query("UPDATE item SET n = 2");
    await server.advance(4_000);
    expect(server.lostClients[0]).toMatchObject({ code: "25P04" });
    expect((await (await server.client()).query("SELECT n FROM item")).rows).toEqual([{ n: 1 }]);
  });

  test("set for one transaction ends with it", async () => {
    const client = await server.client();
    await client.query("BEGIN");
    await client.query("SET LOCAL statement_timeout = 200");
    const sleep = expect(client.query("SELECT pg_sleep(1)")).rejects.toMatchObject({ code: "57014" });
    await server.advance(200);
    await sleep;
    await client.query("ROLLBACK");
    const longer = client.query("SELECT pg_sleep(1)");
    await server.advance(1_000);
    expect((await longer).rowCount).toBe(1);
  });
});
