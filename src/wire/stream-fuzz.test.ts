import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Result } from "../contract/result.ts";
import { createFramer, type Frame } from "./frame-messages.ts";
import { bind, buildExtended, copyData, copyFail, parse, query, sync } from "./frontend-builders.ts";
import { parseFrontendMessage } from "./frontend-message.ts";
import type { MalformedMessage } from "./malformed-message.ts";
import { backendCode, frontendCode } from "./message-codes.ts";
import { parseBackendMessage } from "./parse-backend-message.ts";
import recorded from "./recorded-replies.json" with { type: "json" };
import { parseStartupPacket } from "./startup-packet.ts";
import { splitAt } from "./testing/cut-stream.ts";
import { layOut } from "./testing/lay-out.ts";

type Parse = (frame: Frame) => Result<unknown, MalformedMessage>;

const requests = Uint8Array.from(
  Buffer.concat([
    query("select 'Käse'"),
    parse({ statement: "s", sql: "select $1", parameterTypes: Uint8Array.of(0, 1, 0, 0, 0, 23) }),
    bind({ portal: "", statement: "s", values: Uint8Array.of(0, 1, 0, 1, 0, 1, 0, 0, 0, 2, 7, 7, 0, 1, 0, 0) }),
    buildExtended({ kind: "describe", target: "portal", name: "" }),
    buildExtended({ kind: "execute", portal: "", maxRows: 5 }),
    sync(),
    layOut("F", [0, 0, 0, 177], [0, 0], [0, 1, 0, 0, 0, 1, 50], [0, 0]),
    copyData(Uint8Array.of(1, 2, 3)),
    copyFail("why"),
  ]),
);

const opening = Uint8Array.from([...layOut("?", [0, 3, 0, 2], "user|ada|_pq_.a|1||").subarray(1), ...requests]);

const replies = Uint8Array.from(
  Buffer.concat(Object.values(recorded.replies).map((reply) => Buffer.from(reply, "base64"))),
);

/**
 * Reads a stream as a connection does, and holds what must hold of any bytes.
 *
 * The frames and what is left are the stream again, so no byte is lost, invented or read twice; a message never takes
 * more values out of itself than it has bytes; and after an error there is nothing but that error.
 */
function readAnything(packets: readonly Uint8Array[], parse: Parse, typed: boolean): void {
  const stream = Buffer.concat(packets);
  const framer = createFramer({ typed });
  let position = 0;
  let isTyped = typed;
  for (const packet of packets) {
    framer.push(packet);
    for (;;) {
      const next = framer.next();
      if (!next.ok) {
        framer.push(requests);
        expect(framer.next()).toEqual(next);
        return;
      }
      if (!next.value) break;
      const { bytes } = next.value;
      if (Buffer.compare(bytes, stream.subarray(position, position + bytes.length)) !== 0)
        expect.unreachable(`other bytes at ${position}`);
      if (bytes.length < 5) expect.unreachable(`a message of ${bytes.length} bytes`);
      position += bytes.length;
      const message: Result<unknown, unknown> = isTyped ? parse(next.value) : parseStartupPacket(bytes);
      if (message.ok && countParts(message.value) > bytes.length) expect.unreachable(`more parts than bytes`);
      if (!message.ok) expect(message.error).toHaveProperty("code");
      if (!isTyped) framer.expectTyped();
      isTyped = true;
    }
  }
}

/** Entries of all lists in a message. */
function countParts(value: unknown): number {
  if (value instanceof Map) return value.size;
  if (Array.isArray(value)) return value.length;
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return 0;
  return Object.values(value).reduce<number>((sum, part) => sum + countParts(part), 0);
}

type Mutation = (stream: number[]) => void;

const place = fc.nat();
const byte = fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.nat({ max: 255 }));
const anyMutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, byte).map(([at, value]) => (stream: number[]) => {
    stream[at % stream.length] = value;
  }),
  fc.tuple(place, fc.nat({ max: 7 })).map(([at, bit]) => (stream: number[]) => {
    stream[at % stream.length] = (stream[at % stream.length] ?? 0) ^ (1 << bit);
  }),
  fc.tuple(place, fc.array(byte, { maxLength: 6 })).map(([at, values]) => (stream: number[]) => {
    stream.splice(at % stream.length, 0, ...values);
  }),
  fc.tuple(place, fc.integer({ min: 1, max: 6 })).map(([at, count]) => (stream: number[]) => {
    if (stream.length > count) stream.splice(at % stream.length, count);
  }),
);

const mutate = (stream: Uint8Array, mutations: readonly Mutation[]): Uint8Array => {
  const bytes = [...stream];
  for (const mutation of mutations) mutation(bytes);
  return Uint8Array.from(bytes);
};

/** Bytes with enough zeros and small numbers among them that whole messages occur. */
const noise = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: 4, max: 16 }) }, byte),
    {
      maxLength: 300,
    },
  )
  .map((bytes) => Uint8Array.from(bytes));

const mutations = fc.array(anyMutation, { minLength: 1, maxLength: 5 });
const places = fc.array(fc.nat(), { maxLength: 6 });

describe("whatever bytes come", () => {
  test.each<[string, Parse, boolean]>([
    ["from a client that opens a connection", parseFrontendMessage, false],
    ["from a client", parseFrontendMessage, true],
    ["from a server", parseBackendMessage, true],
  ])("they end in values: random ones %s", (_, parse, typed) => {
    fc.assert(
      fc.property(noise, places, (bytes, places) => {
        readAnything(splitAt(bytes, places), parse, typed);
      }),
      { numRuns: 500 },
    );
  });

  test.each<[string, Parse, readonly number[]]>([
    ["client", parseFrontendMessage, Object.values(frontendCode)],
    ["server", parseBackendMessage, Object.values(backendCode)],
  ])("they end in values: a whole message with any content, from a %s", (_, parse, codes) => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.array(byte, { maxLength: 60 }), (code, content) => {
        readAnything([layOut(String.fromCharCode(code), content)], parse, true);
      }),
      { numRuns: 3000 },
    );
  });

  test.each<[string, Uint8Array, Parse, boolean]>([
    ["a client's opening", opening, parseFrontendMessage, false],
    ["a client's requests", requests, parseFrontendMessage, true],
    ["a server's replies", replies, parseBackendMessage, true],
  ])("they end in values: %s with bytes flipped, added and taken away", (_, stream, parse, typed) => {
    fc.assert(
      fc.property(mutations, places, (mutations, places) => {
        readAnything(splitAt(mutate(stream, mutations), places), parse, typed);
      }),
      { numRuns: 1000 },
    );
  });
});
