import { afterEach, describe, expect, test } from "vitest";
import { epochMs } from "../../../src/contract/epoch.ts";
import { BackendDiedError } from "../../../src/postgres/multiplexer/backend/backend.ts";
import { bootTestEngine, type TestEngine } from "../../../src/postgres/testing/boot-test-engine.ts";
import { readDiagnostic } from "../../../src/wire/backend-message.ts";
import type { Frame } from "../../../src/wire/frame-messages.ts";
import { query } from "../../../src/wire/frontend-builders.ts";
import { backendCode } from "../../../src/wire/message-codes.ts";
import { seedSql } from "./operation.ts";
import { openRawClient, type RawClient, startup } from "./raw-client.ts";
import { createVirtualClock } from "./virtual-clock.ts";

const engines: TestEngine[] = [];
afterEach(async () => {
  for (const { backend } of engines.splice(0)) await backend.close().catch(() => undefined);
});

async function boot(): Promise<TestEngine> {
  const engine = await bootTestEngine();
  engines.push(engine);
  return engine;
}

const moment = { unixMs: epochMs, entropy: 0 };

/** PGlite ends for good where it is to read COPY data that it was not given. */
const kill = ({ backend }: TestEngine): void => {
  backend.exec(query("COPY item FROM STDIN"), moment);
};

describe("a backend that dies", () => {
  test("says so to whoever asks it, and by its promise", async () => {
    const engine = await boot();
    engine.begin(seedSql);
    kill(engine);
    await engine.backend.died;
    expect(() => engine.backend.exec(query("SELECT 1"), moment)).toThrow(BackendDiedError);
  }, 60_000);

  test("ends every session with 57P01, whatever it was doing, and another engine serves in its place", async () => {
    const engine = await boot();
    const multiplexer = engine.begin(seedSql);
    const clock = createVirtualClock();
    const heard = new Map<RawClient, Frame[]>();
    const broken: string[] = [];
    const connect = (sql: string): RawClient => {
      const frames: Frame[] = [];
      const client = openRawClient(multiplexer, clock, {
        received: (frame) => void frames.push(frame),
        closed: () => undefined,
        broken: (what) => void broken.push(what),
      });
      heard.set(client, frames);
      client.send(startup);
      client.send(query(sql));
      return client;
    };
    connect("SELECT 1");
    connect("BEGIN; UPDATE item SET n = 0");
    connect("UPDATE item SET n = 1");
    connect("SELECT pg_sleep(5)");

    kill(engine);
    await engine.backend.died;
    expect(() => connect("SELECT 2")).toThrow(BackendDiedError);
    multiplexer.abandon();

    const farewells = Array.from(heard, ([client, frames]) => {
      const last = frames.at(-1);
      return [client.isClosed, last?.code === backendCode.errorResponse ? readDiagnostic(last).get("C") : undefined];
    });
    expect(farewells.slice(0, 4)).toEqual([
      [true, "57P01"],
      [true, "57P01"],
      [true, "57P01"],
      [true, "57P01"],
    ]);
    expect({ broken, sessions: multiplexer.sessionCount, timers: clock.pendingCount }).toEqual({
      broken: [],
      sessions: 0,
      timers: 0,
    });

    const next = (await boot()).begin(seedSql);
    expect(next.query("SELECT count(*) FROM item")).toMatchObject({ ok: true, value: { rows: [["3"]] } });
  }, 60_000);
});
