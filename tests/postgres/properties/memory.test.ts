import v8 from "node:v8";
import vm from "node:vm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Multiplexer } from "../../../src/postgres/multiplexer/create-multiplexer.ts";
import { bootTestEngine, type TestEngine } from "../../../src/postgres/testing/boot-test-engine.ts";
import { joinBytes } from "../../../src/wire/build-message.ts";
import { query } from "../../../src/wire/frontend-builders.ts";
import { encodeRequest, type Marked } from "./client-request.ts";
import { type Operation, seedSql } from "./operation.ts";
import { openRawClient, type RawClient, startup } from "./raw-client.ts";
import { createVirtualClock } from "./virtual-clock.ts";
import { watchWasmMemory } from "./watch-wasm-memory.ts";

const megabyte = 1024 * 1024;
const wasmPageBytes = 64 * 1024;

let engine: TestEngine;
let wasmBytes: () => number;
beforeAll(async () => {
  const { value, lengthBytes } = await watchWasmMemory(bootTestEngine);
  engine = value;
  wasmBytes = lengthBytes;
}, 30_000);
afterAll(() => engine.backend.close());

v8.setFlagsFromString("--expose-gc");
const collectGarbage = vm.runInNewContext("gc") as () => void;

/** What the process holds once garbage is gone; the least of a few looks, for other work comes and goes. */
async function measureBytes(): Promise<number> {
  const samples: number[] = [];
  for (let look = 0; look < 5; look += 1) {
    collectGarbage();
    await new Promise((resolve) => setImmediate(resolve));
    const { heapUsed, external, arrayBuffers } = process.memoryUsage();
    samples.push(heapUsed + external + arrayBuffers);
  }
  return samples.sort((a, b) => a - b)[2] ?? 0;
}

/** What Postgres itself has allocated, which its heap's size tells only in large steps. */
function postgresBytes(multiplexer: Multiplexer): number {
  const answer = multiplexer.query("SELECT sum(total_bytes) FROM pg_backend_memory_contexts");
  if (!answer.ok || !answer.value.rows[0]) throw new Error("The memory contexts cannot be read");
  return Number(answer.value.rows[0][0]);
}

const marked = (operation: Operation): Marked => ({ operation, marker: "m" });
const update = marked({ kind: "update", id: 1, by: 1 });
const prepared = encodeRequest({
  kind: "batch",
  steps: [
    { kind: "parse", name: "kept", ...update },
    { kind: "run-prepared", name: "kept" },
  ],
  ending: "sync",
});
const unsynced = encodeRequest({ kind: "batch", steps: [{ kind: "run", limit: 0, ...update }], ending: "flush" });
const half = prepared.slice(0, prepared.length - 8);

/** How far each client comes before it is gone. */
const beginnings: readonly Uint8Array[] = [
  startup.slice(0, startup.length - 3),
  startup,
  joinBytes([startup, query("BEGIN; UPDATE item SET n = n + 1")]),
  joinBytes([startup, unsynced]),
  joinBytes([startup, half]),
  joinBytes([startup, prepared]),
  joinBytes([startup, query("SELECT pg_sleep(9)")]),
  joinBytes([startup, query("LISTEN a"), query("SET work_mem = '70kB'"), query("PREPARE p AS SELECT 1")]),
];

const unheard = { received: () => undefined, closed: () => undefined, broken: () => undefined };

function comeAndGo(multiplexer: Multiplexer, count: number): void {
  const clock = createVirtualClock();
  for (let index = 0; index < count; index += 1) {
    const client = openRawClient(multiplexer, clock, unheard);
    client.send(beginnings[index % beginnings.length] ?? startup);
    client.cut();
  }
  expect({ sessions: multiplexer.sessionCount, timers: clock.pendingCount }).toEqual({ sessions: 0, timers: 0 });
}

describe("memory", () => {
  test("of ten thousand clients that came and went is given back", async () => {
    const multiplexer = engine.begin(seedSql);
    comeAndGo(multiplexer, 2_000);
    const beforeBytes = await measureBytes();
    const wasmBeforeBytes = wasmBytes();
    const postgresBeforeBytes = postgresBytes(multiplexer);
    comeAndGo(multiplexer, 10_000);
    const grownBytes = (await measureBytes()) - beforeBytes;
    expect(postgresBytes(multiplexer) - postgresBeforeBytes).toBeLessThan(megabyte);
    expect(grownBytes).toBeLessThan(5 * megabyte);
    expect(wasmBytes() - wasmBeforeBytes).toBeLessThan(16 * wasmPageBytes);
  }, 300_000);

  test("of 97 idle sessions is at most 10 MB", async () => {
    const multiplexer = engine.begin(seedSql);
    const clock = createVirtualClock();
    const beforeBytes = await measureBytes();
    const clients: RawClient[] = [];
    for (let index = 0; index < 97; index += 1) {
      const client = openRawClient(multiplexer, clock, unheard);
      client.send(joinBytes([startup, prepared]));
      clients.push(client);
    }
    const grownBytes = (await measureBytes()) - beforeBytes;
    expect(multiplexer.sessionCount).toBe(97);
    expect(grownBytes).toBeLessThan(10 * megabyte);
    for (const client of clients) client.cut();
  }, 60_000);
});
