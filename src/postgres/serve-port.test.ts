import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { DatabaseToServer } from "../contract/database-protocol.ts";
import { readColumnNames, readDiagnostic, readRow } from "../wire/backend-message.ts";
import { buildStartupPacket, cstring, int32, joinBytes } from "../wire/build-message.ts";
import { type Frame, frameAll } from "../wire/frame-messages.ts";
import { bind, buildExtended, flush, parse, query, sync } from "../wire/frontend-builders.ts";
import { backendCode, startupCode } from "../wire/message-codes.ts";
import { bootTestEngine, type TestEngine } from "./testing/boot-test-engine.ts";
import { createTestServer, type TestServer } from "./testing/test-server.ts";

const seed = "CREATE TABLE item (id int PRIMARY KEY, n int); INSERT INTO item VALUES (1, 1)";

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

/** Parse, Bind and Execute of one statement without parameters. */
const statement = (sql: string): Uint8Array<ArrayBuffer> =>
  joinBytes([
    parse({ statement: "", sql, parameterTypes: new Uint8Array(2) }),
    bind({ portal: "", statement: "", values: new Uint8Array(6) }),
    buildExtended({ kind: "execute", portal: "", maxRows: 0 }),
  ]);

const kinds = (messages: readonly DatabaseToServer[]) =>
  messages.map((message) => (message.kind === "session" ? message.change.kind : message.kind));

describe("the port", () => {
  test("says `settled` after everything that a message has brought about", async () => {
    const client = await server.client();
    const from = server.messages.length;
    await client.query("SELECT 1");
    expect(kinds(server.messages.slice(from))).toEqual(["session-state", "session-state", "bytes", "settled"]);
    expect(server.messages.at(-1)).toEqual({
      kind: "settled",
      messageId: server.messages.filter(({ kind }) => kind === "settled").length,
    });
  });

  test("says `settled` while a session is parked on a timer, and again when it is woken", async () => {
    const client = await server.client();
    const from = server.messages.length;
    const sleep = client.query("SELECT pg_sleep(1)");
    await server.advance(1_000);
    await sleep;
    expect(kinds(server.messages.slice(from))).toEqual([
      "session-state",
      "timer-set",
      "wait-started",
      "settled",
      "wait-ended",
      "session-state",
      "bytes",
      "settled",
    ]);
  });

  test("charges a connection once, a statement each, and parsing nothing", async () => {
    const client = await server.client();
    await client.query("SELECT 1; SELECT 2; SELECT 3");
    await client.query("SELECT $1::int", [1]);
    const costs = server.messages.flatMap((message) =>
      message.kind === "bytes" || message.kind === "connected" ? [message.costMs] : [],
    );
    expect(costs).toEqual([20, 0, 3, 1]);
  });

  test("refuses encryption with one byte and goes on", () => {
    server.post({ kind: "connect", connectionId: 1 });
    server.post({ kind: "bytes", connectionId: 1, bytes: Uint8Array.of(0, 0, 0, 8, 4, 0xd2, 0x16, 0x2f) });
    expect(server.messages).toContainEqual({ kind: "bytes", connectionId: 1, bytes: Uint8Array.of(0x4e), costMs: 0 });
  });

  test.each([
    ["a length that cannot be", Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0)],
    ["no bytes at all", "bytes" as unknown as Uint8Array<ArrayBuffer>],
  ])("ends a connection that sends %s with 08P01, and serves the others", async (_, bytes) => {
    const client = await server.client();
    server.post({ kind: "connect", connectionId: 900 });
    server.post({ kind: "bytes", connectionId: 900, bytes });
    expect(server.messages.at(-2)).toEqual({ kind: "disconnected", connectionId: 900 });
    expect(server.messages.at(-1)).toMatchObject({ kind: "settled" });
    expect((await client.query("SELECT 1 AS v")).rows).toEqual([{ v: 1 }]);
  });

  test.each([
    ["a truncated Query", [0x51, 0, 0, 0, 7, 0x73, 0x65, 0x6c], "08P01"],
    ["text that is not UTF-8", [0x51, 0, 0, 0, 6, 0xff, 0], "22021"],
    ["a function call", [0x46, 0, 0, 0, 14, 0, 0, 4, 0xd2, 0, 0, 0, 0, 0, 0], "0A000"],
  ])("answers %s with an error, and the session goes on", async (_, bytes, code) => {
    const post = (data: Uint8Array<ArrayBuffer>): readonly Frame[] => {
      const from = server.messages.length;
      server.post({ kind: "bytes", connectionId: 1, bytes: data });
      return server.messages
        .slice(from)
        .flatMap((message) => (message.kind === "bytes" ? frameAll(message.bytes) : []));
    };
    server.post({ kind: "connect", connectionId: 1 });
    post(buildStartupPacket(int32(startupCode.protocol3), cstring("user"), cstring("postgres"), cstring("")));
    const [error, end] = post(Uint8Array.from(bytes));
    expect(error && readDiagnostic(error).get("C")).toBe(code);
    expect(end?.code).toBe(backendCode.readyForQuery);
    expect(post(query("SELECT 1")).map((frame) => frame.code)).toContain(backendCode.dataRow);
  });

  test.each([
    ["behind another statement of a batch", [statement("SELECT 1"), statement("CREATE TEMP TABLE t (n int)"), sync()]],
    ["after a Flush", [statement("UPDATE item SET n = 1"), flush(), query("SELECT pg_advisory_lock(1)")]],
    [
      "behind the end of a failed transaction",
      [query("BEGIN; SELECT 1 / 0"), query("ROLLBACK; CREATE TEMP TABLE t ()")],
    ],
  ])("refuses what sessions would share %s, too", async (_, messages) => {
    server.post({ kind: "connect", connectionId: 1 });
    const from = server.messages.length;
    const startup = buildStartupPacket(int32(startupCode.protocol3), cstring("user"), cstring("postgres"), cstring(""));
    for (const bytes of [startup, joinBytes(messages)]) server.post({ kind: "bytes", connectionId: 1, bytes });
    const errors = server.messages
      .slice(from)
      .flatMap((message) => (message.kind === "bytes" ? frameAll(message.bytes) : []))
      .filter((frame) => frame.code === backendCode.errorResponse);
    expect(errors.map((frame) => readDiagnostic(frame).get("C")).at(-1)).toBe("0A000");
  });

  test("leaves a transaction that has written as it is while a portal bound before is read on", async () => {
    server.post({ kind: "connect", connectionId: 900 });
    const startup = buildStartupPacket(int32(startupCode.protocol3), cstring("user"), cstring("postgres"), cstring(""));
    const execute = buildExtended({ kind: "execute", portal: "p", maxRows: 1 });
    const open = [
      parse({ statement: "", sql: "SELECT g FROM generate_series(1, 3) g", parameterTypes: new Uint8Array(2) }),
      bind({ portal: "p", statement: "", values: new Uint8Array(6) }),
      execute,
      sync(),
    ];
    const steps = [query("BEGIN"), joinBytes(open), query("UPDATE item SET n = 100"), joinBytes([execute, sync()])];
    for (const bytes of [startup, ...steps]) server.post({ kind: "bytes", connectionId: 900, bytes });
    const statuses = server.messages
      .flatMap((message) => (message.kind === "bytes" ? frameAll(message.bytes) : []))
      .filter((frame) => frame.code === backendCode.readyForQuery)
      .map((frame) => String.fromCharCode(frame.bytes[5] ?? 0));
    expect(statuses.join("")).toBe("ITTTT");
    const other = await server.client();
    const before = (await other.query("SELECT n FROM item")).rows;
    server.post({ kind: "bytes", connectionId: 900, bytes: query("ROLLBACK") });
    expect((await other.query("UPDATE item SET n = n RETURNING n")).rows).toEqual(before);
    expect(before).not.toContainEqual({ n: 100 });
  });

  test("reads on the portal that was bound last, when a transaction binds its name again after it has written", () => {
    server.post({ kind: "connect", connectionId: 900 });
    const startup = buildStartupPacket(int32(startupCode.protocol3), cstring("user"), cstring("postgres"), cstring(""));
    const execute = buildExtended({ kind: "execute", portal: "", maxRows: 1 });
    const open = (sql: string): Uint8Array<ArrayBuffer> =>
      joinBytes([
        parse({ statement: "", sql, parameterTypes: new Uint8Array(2) }),
        bind({ portal: "", statement: "", values: new Uint8Array(6) }),
        execute,
        sync(),
      ]);
    const steps = [
      query("BEGIN"),
      open("SELECT g FROM generate_series(1, 3) g"),
      open("UPDATE item SET n = 100"),
      open("SELECT g FROM generate_series(7, 9) g"),
      joinBytes([execute, sync()]),
    ];
    for (const bytes of [startup, ...steps]) server.post({ kind: "bytes", connectionId: 900, bytes });
    const rows = server.messages
      .flatMap((message) => (message.kind === "bytes" ? frameAll(message.bytes) : []))
      .filter((frame) => frame.code === backendCode.dataRow)
      .map(readRow);
    expect(rows).toEqual([["1"], ["7"], ["8"]]);
  });

  test("ends a session whose client sends an unknown message", async () => {
    await server.client();
    server.post({ kind: "bytes", connectionId: 1, bytes: Uint8Array.of(0x3f, 0, 0, 0, 4) });
    await server.rest();
    expect(server.lostClients[0]).toMatchObject({ code: "08P01" });
    expect(server.changes.at(-1)).toMatchObject({ kind: "session-closed", pid: 101 });
  });

  test("frees everything when its server process is gone", async () => {
    const multiplexer = engine.begin(seed);
    const [first, second] = [createTestServer(multiplexer), createTestServer(multiplexer)];
    const [a, b] = [await first.client(), await second.client()];
    await a.query("BEGIN; UPDATE item SET n = 0");
    const waiting = b.query("UPDATE item SET n = n + 1 RETURNING n");
    await second.rest();
    first.dispose();
    second.settleAgain();
    expect((await waiting).rows).toEqual([{ n: 2 }]);
    expect(multiplexer.sessionCount).toBe(1);
    second.dispose();
  });

  test("gives equal answers, costs and order to equal messages", async () => {
    const play = async (): Promise<readonly DatabaseToServer[]> => {
      const server = createTestServer(engine.begin(seed));
      const clients = await Promise.all(
        [1, 2, 3].map(() => server.client({ idle_in_transaction_session_timeout: 500 })),
      );
      await clients[0]?.query("BEGIN");
      await clients[0]?.query("UPDATE item SET n = n + 1 RETURNING n, now()");
      const pending = clients
        .slice(1)
        .map((client) => client.query("UPDATE item SET n = n + $1 RETURNING n, now(), random()", [5]));
      const sleep = clients[2]?.query("SELECT pg_sleep(3), pg_backend_pid()");
      await server.advance(5_000);
      await Promise.all([...pending, sleep]);
      server.dispose();
      return server.messages;
    };
    expect(withoutTableOids(await play())).toEqual(withoutTableOids(await play()));
  });
});

/** PostgreSQL counts OIDs on for ever, so a table made anew by a reset has another one in its row descriptions. */
function withoutTableOids(messages: readonly DatabaseToServer[]): readonly unknown[] {
  const comparable = (frame: Frame): unknown =>
    frame.code === backendCode.rowDescription ? readColumnNames(frame) : frame;
  return messages.map((message) =>
    message.kind === "bytes" ? { ...message, bytes: frameAll(message.bytes).map(comparable) } : message,
  );
}
