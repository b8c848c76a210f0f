import { once } from "node:events";
import { connect, type Socket } from "node:net";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildStartupPacket, cstring, int32 } from "../../wire/build-message.ts";
import { query } from "../../wire/frontend-builders.ts";
import { startupCode } from "../../wire/message-codes.ts";
import { type PostgresServer, startPostgresServer } from "./postgres-server.ts";
import { lingerMs } from "./relay-client.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgresServer({ maxConnections: 3, seedSql: "CREATE TABLE seeded AS SELECT 42 AS answer" });
}, 30_000);
afterAll(() => server.close());

const connected = async ({ host, port }: PostgresServer = server): Promise<pg.Client> => {
  const client = new pg.Client({ host, port, user: "postgres", database: "postgres" });
  // A server that stops sends an error and closes: two events, and each test awaits what it expects of them.
  client.on("error", () => undefined);
  await client.connect();
  return client;
};

const startupPacket = buildStartupPacket(
  int32(startupCode.protocol3),
  cstring("user"),
  cstring("postgres"),
  cstring(""),
);

const repeated = (sql: string, times: number): Buffer => Buffer.concat(Array.from({ length: times }, () => query(sql)));

/** A client that sends what it is told and never reads. */
const openDeaf = async ({ host, port }: PostgresServer = server): Promise<Socket> => {
  const socket = connect(port, host);
  socket.on("error", () => undefined);
  await once(socket, "connect");
  socket.write(startupPacket);
  return socket;
};

describe("a PostgreSQL server over TCP", () => {
  test("begins from the seed", async () => {
    const client = await connected();
    expect((await client.query("SELECT answer FROM seeded")).rows).toEqual([{ answer: 42 }]);
    await client.end();
  });

  test("tells the real time", async () => {
    const client = await connected();
    const { rows } = await client.query<{ now: Date }>("SELECT now()");
    expect(Math.abs((rows[0]?.now.getTime() ?? 0) - Date.now())).toBeLessThan(2_000);
    await client.end();
  });

  test("rejects a taken port with the system's own code", async () => {
    await expect(startPostgresServer({ port: server.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  test("rejects a seed that is wrong with the place, and gives the port back", async () => {
    const other = await startPostgresServer();
    const { port } = other;
    await other.close();
    const failing = startPostgresServer({ port, seedSql: "SELECT 1;\nSELEC 2" });
    await expect(failing).rejects.toMatchObject({ code: "seed-failed", position: 11 });
    const again = await startPostgresServer({ port });
    expect(again.port).toBe(port);
    await again.close();
  });

  test("rolls back and frees the slot of a client that vanishes in a transaction", async () => {
    const vanishing = await connected();
    await vanishing.query("CREATE TABLE vanish (id int)");
    await vanishing.query("BEGIN; INSERT INTO vanish VALUES (1)");
    const waiting = [await connected(), await connected()];
    await expect(connected()).rejects.toMatchObject({ code: "53300" });
    const count = waiting[0]?.query("LOCK TABLE vanish; SELECT count(*)::int FROM vanish");
    (vanishing as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
    expect(((await count) as unknown as pg.QueryResult[])[1]?.rows).toEqual([{ count: 0 }]);
    waiting.push(await connected());
    await Promise.all(waiting.map((client) => client.end()));
  });

  test("stops reading from a client that does not read, until it does", async () => {
    const other = await connected();
    await other.query("CREATE SEQUENCE answered");
    const answerBytes = 4_000;
    const total = 10_000;
    const deaf = await openDeaf();
    deaf.write(repeated(`SELECT nextval('answered'), repeat('x', ${answerBytes})`, total));
    const answered = async (): Promise<number> =>
      Number((await other.query("SELECT last_value FROM answered")).rows[0].last_value);
    // Each round trip leaves the other a turn of its own: enough to answer all of it, were nothing to stop it.
    for (let trip = 0; trip < 200; trip += 1) await answered();
    expect(await answered()).toBeLessThan(total / 2);

    deaf.resume();
    while (deaf.bytesRead < total * answerBytes) await once(deaf, "data");
    expect(await answered()).toBeGreaterThan(total / 2);
    deaf.destroy();
    await other.end();
  });

  test("a client that floods does not keep the others waiting", async () => {
    const total = 20_000;
    const client = await connected();
    const flood = await openDeaf();
    flood.write(repeated("SELECT 1", total));
    await once(flood, "data");
    await client.query("SELECT 1");
    const leastAnswerBytes = 50;
    expect(flood.bytesRead).toBeLessThan(total * leastAnswerBytes);
    flood.destroy();
    await client.end();
  });

  test("lets statements take their emulated time, one after the other, without keeping other sessions", async () => {
    const slow = await startPostgresServer({ statementMs: 100 });
    const [first, second] = [await connected(slow), await connected(slow)];
    const startedMs = performance.now();
    const order: string[] = [];
    const run = async (client: pg.Client, name: string): Promise<void> => {
      await client.query("SELECT 1; SELECT 2");
      order.push(`two of ${name}`);
      await client.query("SELECT 3");
      order.push(`three of ${name}`);
    };
    await Promise.all([run(first, "a"), run(second, "b")]);
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(299);
    expect(order.slice(0, 2).toSorted()).toEqual(["two of a", "two of b"]);
    await slow.close();
  });

  test("tells every session 57P01 when it stops, and lets go of the port", async () => {
    const other = await startPostgresServer();
    const clients = [await connected(other), await connected(other)];
    const codes = clients.map((client) => once(client, "error").then(([error]) => (error as pg.DatabaseError).code));
    await other.close();
    expect(await Promise.all(codes)).toEqual(["57P01", "57P01"]);
    await expect(connected(other)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  test("cuts off a client that says nothing", async () => {
    const strict = await startPostgresServer({ startupLimitMs: 50 });
    const silent = connect(strict.port, strict.host);
    silent.resume();
    await once(silent, "close");
    await strict.close();
  });

  test("cuts off a client that does not read its farewell, once the time to stop is up", async () => {
    const other = await startPostgresServer();
    const deaf = await openDeaf(other);
    const client = await connected(other);
    deaf.write(query("SELECT repeat('x', 20000000)"));
    await client.query("SELECT 1");
    const startedMs = performance.now();
    await other.close(100);
    expect(performance.now() - startedMs).toBeLessThan(lingerMs);
    deaf.destroy();
  });
});
