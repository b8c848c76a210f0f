import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Multiplexer } from "../../../src/postgres/multiplexer/create-multiplexer.ts";
import { bootTestEngine, type TestEngine } from "../../../src/postgres/testing/boot-test-engine.ts";
import { readDiagnostic } from "../../../src/wire/backend-message.ts";
import { joinBytes } from "../../../src/wire/build-message.ts";
import type { Frame } from "../../../src/wire/frame-messages.ts";
import {
  bind,
  buildExtended,
  copyData,
  copyDone,
  copyFail,
  flush,
  parse,
  query,
  sync,
} from "../../../src/wire/frontend-builders.ts";
import { backendCode, frontendCode } from "../../../src/wire/message-codes.ts";
import { encodeMessage } from "../differential/encode-message.ts";
import { type Operation, seedSql } from "./operation.ts";
import { propertySettings } from "./property-settings.ts";
import { openRawClient, startup } from "./raw-client.ts";
import { createInterleaving, type Interleaving } from "./run-interleaving.ts";
import { createVirtualClock, type VirtualClock } from "./virtual-clock.ts";

let engine: TestEngine;
beforeAll(async () => {
  engine = await bootTestEngine();
}, 30_000);
afterAll(() => engine.backend.close());

const word = fc.constantFrom(
  "",
  "a",
  "SELECT 1",
  "SELECT 1 / 0",
  "BEGIN",
  "ROLLBACK",
  "COPY other FROM STDIN",
  "SELECT '",
  "\u{1f4a7}",
  "x".repeat(300),
);
const name = fc.constantFrom("", "a", "b");
const rest = (rightBytes: number) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(new Uint8Array(rightBytes)) }, fc.uint8Array({ maxLength: 12 }));

/** Right in form, out of place in any order. */
const message: fc.Arbitrary<Uint8Array> = fc.oneof(
  word.map(query),
  fc.record({ statement: name, sql: word, parameterTypes: rest(2) }).map(parse),
  fc.record({ portal: name, statement: name, values: rest(6) }).map(bind),
  fc
    .record({ kind: fc.constantFrom("describe", "close"), target: fc.constantFrom("statement", "portal"), name })
    .map(buildExtended),
  fc.record({ kind: fc.constant("execute"), portal: name, maxRows: fc.integer() }).map(buildExtended),
  fc.constantFrom(sync(), flush(), copyDone(), startup, encodeMessage({ kind: "terminate" })),
  word.map(copyFail),
  fc.uint8Array({ maxLength: 40 }).map(copyData),
  fc.integer({ min: 1, max: 200 }).map((count) => joinBytes(Array.from({ length: count }, sync))),
);

/** A header whose length lies, followed by too little. */
const liar = fc
  .record({
    code: fc.oneof(fc.constantFrom(...Object.values(frontendCode)), fc.integer({ min: 0, max: 255 })),
    length: fc.oneof(fc.constantFrom(-1, 0, 3, 4, 5, 2 ** 31 - 1, -(2 ** 31)), fc.integer({ min: 6, max: 2_000 })),
    body: fc.uint8Array({ maxLength: 30 }),
  })
  .map(({ code, length, body }) => {
    const bytes = new Uint8Array(5 + body.length);
    bytes[0] = code;
    new DataView(bytes.buffer).setInt32(1, length);
    bytes.set(body, 5);
    return bytes;
  });

const chunk = fc.oneof(
  { weight: 6, arbitrary: message },
  { weight: 2, arbitrary: liar },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(message, fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([bytes, share]) => bytes.slice(0, Math.floor(bytes.length * share))),
  },
);

const opening = fc.oneof(
  { weight: 4, arbitrary: fc.constant(startup) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: startup.length - 1 }).map((length) => startup.slice(0, length)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }) },
);

interface BadClient {
  readonly opening: Uint8Array;
  readonly chunks: readonly Uint8Array[];
}

const badClients: fc.Arbitrary<readonly BadClient[]> = fc.array(
  fc.record({ opening, chunks: fc.array(chunk, { maxLength: 12, size: "max" }) }),
  { minLength: 1, maxLength: 3 },
);

const goodOperations: readonly Operation[] = [
  { kind: "look" },
  { kind: "update", id: 1, by: 1 },
  { kind: "begin", mode: "" },
  { kind: "insert", n: 1 },
  { kind: "look" },
  { kind: "commit" },
];

/** Two sessions that read and write in turns, held against the model. */
function behaveWell(good: Interleaving, step: number): void {
  const operation = goodOperations[Math.floor(step / 2) % goodOperations.length] ?? { kind: "mark" };
  good.run({ kind: "request", slot: step % 2, shape: step % 3 === 0 ? "query" : "batch", operation });
}

function annoy(multiplexer: Multiplexer, clock: VirtualClock, clients: readonly BadClient[]): void {
  let isShared = true;
  const good = createInterleaving(multiplexer, clock, "4MB", undefined, () => isShared);
  const open = clients.map(({ opening: first, chunks }) => {
    const frames: Frame[] = [];
    const broken: string[] = [];
    const client = openRawClient(multiplexer, clock, {
      received: (frame) => void frames.push(frame),
      closed: () => undefined,
      broken: (what) => void broken.push(what),
    });
    client.send(first);
    return { client, frames, broken, chunks };
  });
  const chunkCount = Math.max(...clients.map(({ chunks }) => chunks.length));
  for (let step = 0; step < chunkCount; step += 1) {
    for (const { client, chunks } of open) client.send(chunks[step] ?? new Uint8Array(0));
    behaveWell(good, step);
  }
  for (const { client, frames, broken } of open) {
    expect(broken).toEqual([]);
    expectFarewell(frames, client.isClosed);
    client.cut();
  }
  isShared = false;
  for (const slot of [0, 1]) good.run({ kind: "request", slot, shape: "query", operation: { kind: "look" } });
  good.finish();
  expect({ sessions: multiplexer.sessionCount, timers: clock.pendingCount }).toEqual({ sessions: 0, timers: 0 });
}

/** Whoever is hung up on is told why, unless the client itself said Terminate or had come to cancel. */
function expectFarewell(frames: readonly Frame[], isClosed: boolean): void {
  const fatal = frames.filter(
    (frame) => frame.code === backendCode.errorResponse && readDiagnostic(frame).get("S") === "FATAL",
  );
  expect(fatal.length).toBeLessThanOrEqual(isClosed ? 1 : 0);
  if (fatal[0]) expect(frames.at(-1)).toBe(fatal[0]);
}

describe("a client that sends what makes no sense", () => {
  test("harms nobody else, and is answered with an error, hung up on, or goes on", () => {
    fc.assert(
      fc.property(badClients, (clients) =>
        annoy(engine.begin(`${seedSql}; CREATE TABLE other (t text)`), createVirtualClock(), clients),
      ),
      propertySettings(150),
    );
  }, 600_000);
});
