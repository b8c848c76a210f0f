import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bootTestEngine, type TestEngine } from "../../../src/postgres/testing/boot-test-engine.ts";
import { readDiagnostic } from "../../../src/wire/backend-message.ts";
import { backendCode } from "../../../src/wire/message-codes.ts";
import { encodeMessage } from "../differential/encode-message.ts";
import type { Command } from "./any-command.ts";
import { type Operation, seedSql } from "./operation.ts";
import { playCommands } from "./play-commands.ts";
import { openRawClient, startup } from "./raw-client.ts";
import { createVirtualClock } from "./virtual-clock.ts";

let engine: TestEngine;
beforeAll(async () => {
  engine = await bootTestEngine();
}, 30_000);
afterAll(() => engine.backend.close());

const say = (slot: number, operation: Operation): Command => ({ kind: "request", slot, shape: "query", operation });
const several = (slot: number, shape: "query" | "flush", ...operations: Operation[]): Command => ({
  kind: "several",
  slot,
  shape,
  operations,
});
const begin: Operation = { kind: "begin", mode: "" };
const update: Operation = { kind: "update", id: 1, by: 1 };

/** The shortest cases of what the generated interleavings have once found. */
const cases: readonly (readonly [claim: string, commands: readonly Command[]])[] = [
  [
    "a failed transaction still takes Close, beside a transaction that nobody may pass",
    [
      say(0, begin),
      say(0, { kind: "divide" }),
      several(1, "query", { kind: "commit" }, begin),
      { kind: "close", slot: 0, name: "a", fails: false },
    ],
  ],
  [
    "a SET before a Flush stays with its session",
    [
      several(0, "flush", { kind: "set", kilobytes: 70 }, { kind: "series", rowCount: 1 }, update),
      { kind: "sync", slot: 0 },
      say(0, { kind: "listen", channel: "a" }),
      several(1, "query", { kind: "show" }, { kind: "mark" }),
      say(0, { kind: "show" }),
    ],
  ],
  [
    "a SET that was committed before a Flush lasts, whatever fails after it",
    [
      several(0, "flush", { kind: "set", kilobytes: 70 }, { kind: "commit" }, { kind: "delete", id: 1 }),
      several(0, "flush", { kind: "savepoint", name: "a" }, { kind: "divide" }),
      { kind: "sync", slot: 0 },
      several(0, "query", { kind: "show" }, { kind: "mark" }, { kind: "divide" }),
    ],
  ],
  [
    "a LISTEN before a Flush holds",
    [
      several(0, "flush", { kind: "listen", channel: "a" }, { kind: "mark" }),
      { kind: "sync", slot: 0 },
      say(1, { kind: "notify", channel: "a" }),
    ],
  ],
  [
    "a transaction that is ended and begun anew before a Flush is no longer failed",
    [
      say(0, begin),
      say(0, { kind: "divide" }),
      several(0, "flush", { kind: "commit" }, { kind: "mark" }, begin),
      { kind: "sync", slot: 0 },
      say(0, update),
    ],
  ],
  [
    "a savepoint made before a Flush is there to go back to",
    [
      say(0, begin),
      say(0, { kind: "insert", n: 1 }),
      several(0, "flush", { kind: "savepoint", name: "a" }, { kind: "insert-as", id: 1000 }),
      { kind: "sync", slot: 0 },
      say(0, { kind: "divide" }),
      say(0, { kind: "rollback-to", name: "a" }),
      say(0, { kind: "look" }),
    ],
  ],
  [
    "a transaction that failed with savepoints takes no DEALLOCATE",
    [
      say(0, { kind: "begin", mode: " ISOLATION LEVEL REPEATABLE READ" }),
      say(0, { kind: "savepoint", name: "a" }),
      say(0, { kind: "divide" }),
      say(0, { kind: "deallocate", name: "a" }),
    ],
  ],
  [
    "amid a batch the sessions are known",
    [
      say(1, { kind: "mark" }),
      several(0, "flush", update, { kind: "mark" }),
      { kind: "request", slot: 0, shape: "batch", operation: { kind: "terminate", pid: 1 } },
    ],
  ],
  [
    "a Close that is skipped closes nothing",
    [
      say(0, { kind: "prepare", name: "a", body: { kind: "mark" } }),
      { kind: "close", slot: 0, name: "a", fails: true },
      { kind: "run-prepared", slot: 0, name: "a", fails: false },
    ],
  ],
  [
    "a second Parse of a name fails again when its transaction is done again",
    [
      say(0, { kind: "prepare", name: "b", body: { kind: "mark" } }),
      say(0, begin),
      say(0, { kind: "savepoint", name: "a" }),
      say(0, { kind: "insert-as", id: 1000 }),
      { kind: "parse", slot: 0, name: "b", body: { kind: "mark" }, runs: false },
      say(1, { kind: "mark" }),
      say(0, { kind: "mark" }),
      say(0, { kind: "rollback-to", name: "a" }),
    ],
  ],
  [
    "a SET that was committed before its request failed stays with its session",
    [
      several(0, "query", { kind: "set", kilobytes: 70 }, { kind: "commit" }, { kind: "divide" }),
      several(1, "query", { kind: "show" }, { kind: "series", rowCount: 1 }, update),
      say(0, { kind: "show" }),
    ],
  ],
  [
    "what follows a failed transaction's COMMIT before a Flush is committed by the Sync",
    [
      say(1, begin),
      say(1, { kind: "divide" }),
      several(1, "flush", { kind: "commit" }, { kind: "insert-as", id: 1000 }),
      say(0, { kind: "insert", n: 1 }),
      { kind: "sync", slot: 1 },
      say(1, { kind: "look" }),
      say(0, { kind: "look" }),
    ],
  ],
  [
    "a transaction begun in the batch that ended a failed one can be done again",
    [
      several(0, "query", begin, { kind: "divide" }),
      several(0, "flush", { kind: "commit" }, { kind: "series", rowCount: 1 }),
      { kind: "request", slot: 0, shape: "batch", operation: begin },
      say(0, { kind: "insert", n: 1 }),
      several(1, "query", { kind: "commit" }, { kind: "set", kilobytes: 70 }),
      several(0, "query", { kind: "mark" }, { kind: "set", kilobytes: 70 }),
    ],
  ],
  [
    "nobody is answered inside another's unsynced batch",
    [
      several(1, "flush", { kind: "listen", channel: "a" }, { kind: "set", kilobytes: 70 }),
      say(0, { kind: "terminate", pid: 1 }),
    ],
  ],
  [
    "a LISTEN undone by ROLLBACK TO is not heard of again",
    [
      say(0, begin),
      say(0, { kind: "savepoint", name: "a" }),
      say(0, { kind: "listen", channel: "a" }),
      say(0, { kind: "rollback-to", name: "a" }),
      say(0, { kind: "commit" }),
      say(1, { kind: "notify", channel: "a" }),
    ],
  ],
];

describe("sessions that share one backend", () => {
  test.each(cases)("agree with the model: %s", (_claim, commands) => playCommands(engine, commands));

  test("write nothing with a statement that is canceled in its sleep", () => {
    const multiplexer = engine.begin(seedSql);
    const codes: (string | undefined)[] = [];
    const connect = () => {
      const client = openRawClient(multiplexer, createVirtualClock(), {
        received: (frame) => {
          if (frame.code === backendCode.errorResponse) codes.push(readDiagnostic(frame).get("C"));
        },
        closed: () => undefined,
        broken: (what) => expect.unreachable(what),
      });
      client.send(startup);
      return client;
    };
    const [sleeper, other] = [connect(), connect()];
    sleeper.send(encodeMessage({ kind: "query", sql: "UPDATE item SET n = 0 WHERE id = 1; SELECT pg_sleep(10)" }));
    other.send(encodeMessage({ kind: "query", sql: `SELECT pg_cancel_backend(${sleeper.pid})` }));
    expect(codes).toEqual(["57014"]);
    expect(multiplexer.query("SELECT n FROM item WHERE id = 1")).toMatchObject({ value: { rows: [["10"]] } });
    multiplexer.dispose();
  });
});
