import { MessageChannel, type MessagePort } from "node:worker_threads";
import pg from "pg";
import { serialize } from "pg-protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PostgresCluster, startPostgresCluster } from "../../../tests/support/postgres-cluster.ts";
import type { DatabasePost, DatabaseToServer, ServerToDatabase } from "../../contract/database-protocol.ts";
import { defaultDatabaseOptions } from "../../contract/default-database.ts";
import type { DatabaseClient } from "../client/database-client.ts";
import type { PortLike } from "../serve-port.ts";
import { createServerDatabase } from "./create-server-database.ts";
import { parseDatabaseUrl } from "./database-url.ts";

const hba = [
  "host all weak 127.0.0.1/32 trust",
  "host all locked 127.0.0.1/32 scram-sha-256",
  "hostssl all tls 127.0.0.1/32 trust",
  "host all postgres 127.0.0.1/32 trust",
];
const cluster: PostgresCluster | undefined = await startPostgresCluster([], hba);
if (!cluster) console.log("SKIPPED a real PostgreSQL: no initdb was found");

/** A server process, as the harness is one: sends, and waits until all is settled. */
class Process {
  readonly #port: MessagePort;
  #messageId = 0;
  #heard: DatabaseToServer[] = [];
  #settled: (() => void) | undefined;
  #onPost: (() => void) | undefined;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on("message", (post: DatabasePost) => {
      this.#heard.push(...post);
      this.#onPost?.();
      if (post.some((message) => message.kind === "settled" && message.messageId === this.#messageId))
        this.#settled?.();
    });
  }

  /** What comes unasked, until it has this text for a connection. */
  async hear(connectionId: number, text: string): Promise<DatabaseToServer[]> {
    while (!textOf(this.#heard, connectionId).includes(text))
      await new Promise<void>((resolve) => {
        this.#onPost = resolve;
      });
    return this.#heard;
  }

  /** What one message has brought about. */
  async send(body: Record<string, unknown>): Promise<DatabaseToServer[]> {
    this.#messageId += 1;
    const settled = new Promise<void>((resolve) => {
      this.#settled = resolve;
    });
    this.#port.postMessage({ ...body, messageId: this.#messageId, atMs: 0 } as ServerToDatabase);
    await settled;
    const heard = this.#heard;
    this.#heard = [];
    return heard;
  }

  async open(connectionId: number): Promise<DatabaseToServer[]> {
    await this.send({ kind: "connect", connectionId });
    return this.#bytes(
      connectionId,
      serialize.startup({ user: "learner", database: "postgres", application_name: "a b" }),
    );
  }

  query = (connectionId: number, sql: string) => this.#bytes(connectionId, serialize.query(sql));
  #bytes = (connectionId: number, bytes: Buffer) =>
    this.send({ kind: "bytes", connectionId, bytes: new Uint8Array(bytes) });
}

const textOf = (messages: readonly DatabaseToServer[], connectionId: number): string =>
  messages
    .flatMap((message) =>
      message.kind === "bytes" && message.connectionId === connectionId
        ? [Buffer.from(message.bytes).toString("latin1")]
        : [],
    )
    .join("");
const changesOf = (messages: readonly DatabaseToServer[]) =>
  messages.flatMap((message) =>
    message.kind === "session" && /wait|closed|refused/.test(message.change.kind)
      ? [`${message.change.kind} ${message.change.connectionId}`]
      : [],
  );

const open = (url: string, name = "watertight_test"): DatabaseClient => {
  const parsed = parseDatabaseUrl(url);
  if (!parsed.ok) throw new Error(parsed.error);
  return createServerDatabase({ url: parsed.value, name });
};

const asSuperuser = async (sql: string): Promise<pg.QueryResult> => {
  const client = new pg.Client({ connectionString: cluster?.url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
};

describe.skipIf(!cluster)("a real PostgreSQL in PGlite's place", { timeout: 20_000 }, () => {
  const { url = "", port = 0 } = cluster ?? {};
  const roleUrl = (role: string, rest = "") => `postgresql://${role}@127.0.0.1:${port}/postgres${rest}`;
  let database: DatabaseClient;
  let keys = 0;

  beforeAll(async () => {
    database = open(url);
    await database.boot();
  });
  afterAll(async () => {
    database.dispose();
    await cluster?.stop();
  });

  async function start(options = defaultDatabaseOptions): Promise<Process> {
    await database.reset({
      seedSql: "CREATE TABLE items (id int PRIMARY KEY, n int); INSERT INTO items VALUES (1, 0), (2, 0)",
      options,
    });
    const { port1, port2 } = new MessageChannel();
    keys += 1;
    await database.attach(keys, port2 as unknown as PortLike & Transferable);
    return new Process(port1);
  }

  it("answers with the modelled time, and begins each run from the seed", async () => {
    const process = await start({ ...defaultDatabaseOptions, statementMs: 7 });
    expect(textOf(await process.open(1), 1)).toContain("server_version");
    const heard = await process.query(
      1,
      "UPDATE items SET n = 5; SELECT current_setting('application_name'), sum(n) FROM items",
    );
    expect(heard.find((message) => message.kind === "bytes")).toMatchObject({ costMs: 14 });
    expect(textOf(heard, 1)).toContain("a b");
    await start();
    expect(await database.query("SELECT sum(n)::int AS n FROM items")).toEqual([{ n: 0 }]);
  });

  it("lets a writer wait for another's lock and go on with the commit, in the order asked", async () => {
    const process = await start();
    for (const id of [1, 2, 3]) await process.open(id);
    await process.query(1, "BEGIN; UPDATE items SET n = n + 1 WHERE id = 1");
    const second = await process.query(2, "UPDATE items SET n = n + 1 WHERE id = 1");
    expect([changesOf(second), textOf(second, 2)]).toEqual([["wait-started 2"], ""]);
    expect(changesOf(await process.query(3, "UPDATE items SET n = n + 1 WHERE id = 1"))).toEqual(["wait-started 3"]);
    const committed = await process.query(1, "COMMIT");
    expect(textOf(committed, 1)).toContain("COMMIT");
    expect([textOf(committed, 2), textOf(committed, 3)].every((text) => text.includes("UPDATE 1"))).toBe(true);
    expect(changesOf(committed)).toEqual(["wait-ended 2", "wait-ended 3"]);
    expect(await database.query("SELECT n FROM items WHERE id = 1")).toEqual([{ n: 3 }]);
  });

  it("frees what a client held that vanishes, before it goes on", async () => {
    const process = await start();
    for (const id of [1, 2]) await process.open(id);
    await process.query(1, "BEGIN; UPDATE items SET n = 1 WHERE id = 1");
    await process.query(2, "UPDATE items SET n = n + 1 WHERE id = 1");
    const heard = await process.send({ kind: "disconnect", connectionId: 1 });
    expect(changesOf(heard)).toEqual(["session-closed 1", "wait-ended 2"]);
    expect(textOf(heard, 2)).toContain("UPDATE 1");
  });

  it("waits for the server's own end of a deadlock", async () => {
    const process = await start();
    for (const id of [1, 2]) {
      await process.open(id);
      await process.query(id, `SET deadlock_timeout = '20ms'; BEGIN; UPDATE items SET n = 1 WHERE id = ${id}`);
    }
    await process.query(1, "UPDATE items SET n = 1 WHERE id = 2");
    const heard = await process.query(2, "UPDATE items SET n = 1 WHERE id = 1");
    expect(textOf(heard, 1) + textOf(heard, 2)).toContain("40P01");
  });

  it("sleeps by the harness's clock, however soon that has moved on", async () => {
    const process = await start();
    await process.open(1);
    for (let round = 0; round < 100; round += 1) {
      const asleep = await process.query(1, "SELECT pg_sleep(3600), 'woken', pg_sleep(60)");
      const timer = asleep.find((message) => message.kind === "timer-set");
      expect(timer).toMatchObject({ delayMs: 3_600_000 });
      expect([changesOf(asleep), textOf(asleep, 1)]).toEqual([["wait-started 1"], ""]);
      const again = await process.send({ kind: "timer-fired", timerId: timer?.timerId });
      expect(changesOf(again)).toEqual(["wait-ended 1", "wait-started 1"]);
      const second = again.find((message) => message.kind === "timer-set");
      const awake = await process.send({ kind: "timer-fired", timerId: second?.timerId });
      expect([changesOf(awake), textOf(awake, 1)]).toEqual([["wait-ended 1"], expect.stringContaining("woken")]);
    }
  });

  it("ends a sleep that another session cancels, and takes its timer back", async () => {
    const process = await start();
    for (const id of [1, 2]) await process.open(id);
    await process.query(1, "SET lock_timeout = '1ms'; SELECT pg_sleep_for('1 hour')");
    const asked = await process.query(
      2,
      "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SET lock%'",
    );
    const kinds = (textOf(asked, 1).includes("57014") ? asked : await process.hear(1, "57014")).map(({ kind }) => kind);
    expect(kinds).toContain("timer-cleared");
  });

  it("holds a request back for the emulated latency, and refuses clients past the limit", async () => {
    const process = await start({
      ...defaultDatabaseOptions,
      latencyMs: 40,
      maxConnections: 2,
      reservedConnections: 1,
    });
    await process.open(1);
    const held = await process.query(1, "SELECT 'answer'");
    const timer = held.find((message) => message.kind === "timer-set");
    expect([timer, textOf(held, 1)]).toMatchObject([{ delayMs: 40 }, ""]);
    expect(textOf(await process.send({ kind: "timer-fired", timerId: timer?.timerId }), 1)).toContain("answer");
    const refused = await process.open(2);
    expect([changesOf(refused), textOf(refused, 2)]).toEqual([["session-refused 2"], expect.stringContaining("53300")]);
  });

  it("tells of a seed and of a check's query that fail", async () => {
    await expect(
      database.reset({ seedSql: "SELECT 1;\nSELEC 2", options: defaultDatabaseOptions }),
    ).rejects.toMatchObject({
      code: "seed-failed",
      sqlState: "42601",
      position: 11,
    });
    await expect(database.query("SELECT nothing")).rejects.toMatchObject({ code: "query-failed", sqlState: "42703" });
  });

  const refusals: readonly [string, () => Promise<string>, RegExp][] = [
    ["nobody listens", async () => "postgresql://postgres@127.0.0.1:1/postgres", /refused.*Start the server/],
    ["the host is unknown", async () => "postgresql://postgres@nowhere.invalid/postgres", /not known.*Mend the host/],
    [
      "the password is wrong",
      async () => {
        await asSuperuser("CREATE ROLE locked LOGIN CREATEDB PASSWORD 'right'");
        return `postgresql://locked:wrong@127.0.0.1:${port}/postgres`;
      },
      /password.*Mend user and password/,
    ],
    [
      "the database does not exist",
      async () => url.replace("/postgres?", "/none").replace(/\/postgres$/, "/none"),
      /none.*Name a database/,
    ],
    [
      "the role may not make databases",
      async () => {
        await asSuperuser("CREATE ROLE weak LOGIN");
        return roleUrl("weak");
      },
      /may not make the database.*CREATEDB/,
    ],
    [
      "the server demands TLS",
      async () => {
        await asSuperuser("CREATE ROLE tls LOGIN CREATEDB");
        return roleUrl("tls");
      },
      /encryption.*sslmode=require/,
    ],
    ["the server has no TLS", async () => roleUrl("postgres", "?sslmode=require"), /SSL.*take sslmode out/],
  ];

  it.each(refusals)("says what to do when %s", async (_, toUrl, expected) => {
    const refused = open(await toUrl(), "watertight_refused");
    const told = refused
      .boot()
      .then(() => refused.reset({ seedSql: "", options: defaultDatabaseOptions }))
      .then(
        () => "nothing",
        (error: { code: string; message: string; remedy?: string }) =>
          `${error.code}: ${error.message} ${error.remedy}`,
      );
    expect(await told).toMatch(expected);
    expect(await told).toMatch(/^server-refused/);
    refused.dispose();
  });

  it("leaves a database of the same name alone that is not ours, and one that is in use", async () => {
    await asSuperuser("CREATE DATABASE watertight_theirs");
    await expect(open(url, "watertight_theirs").boot()).rejects.toMatchObject({
      code: "server-refused",
      message: expect.stringContaining("not ours"),
    });
    expect((await asSuperuser("SELECT 1 FROM pg_database WHERE datname = 'watertight_theirs'")).rowCount).toBe(1);
    await expect(open(url).boot()).rejects.toMatchObject({ message: expect.stringContaining("Another copy") });
  });
});
