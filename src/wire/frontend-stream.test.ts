import fc from "fast-check";
import { serialize } from "pg-protocol";
import { describe, expect, test } from "vitest";
import { type FrontendMessage, parseFrontendMessage } from "./frontend-message.ts";
import { parseStartupPacket, type StartupPacket } from "./startup-packet.ts";
import { cutStream, splitAt } from "./testing/cut-stream.ts";

/** A message as `pg` writes it, and what we should read. */
interface Sample {
  readonly bytes: Uint8Array;
  readonly message: FrontendMessage;
}

const sample = (bytes: Uint8Array, message: FrontendMessage): Sample => ({ bytes: Uint8Array.from(bytes), message });

const int16 = (value: number) => Buffer.from([value >> 8, value]);
const int32 = (value: number) => Buffer.from([value >> 24, value >> 16, value >> 8, value]);

type Value = string | Uint8Array | null;

/** The manual's layout of what follows the names in a Bind that asks for results as text. */
const layOutValues = (values: readonly Value[]): Uint8Array =>
  Uint8Array.from(
    Buffer.concat([
      int16(values.length),
      ...values.map((value) => int16(value instanceof Uint8Array ? 1 : 0)),
      int16(values.length),
      ...values.flatMap((value) =>
        value === null ? [int32(-1)] : [int32(Buffer.from(value).length), Buffer.from(value)],
      ),
      int16(1),
      int16(0),
    ]),
  );

const text = fc.string({ unit: "binary", maxLength: 12 }).map((value) => value.replaceAll("\0", ""));
const data = fc.uint8Array({ maxLength: 40 });
const value: fc.Arbitrary<Value> = fc.option(fc.oneof(text, data));
const target = fc.constantFrom("statement" as const, "portal" as const);
const letter = { statement: "S", portal: "P" } as const;

const anySample: fc.Arbitrary<Sample> = fc.oneof(
  text.map((sql) => sample(serialize.query(sql), { kind: "query", sql })),
  fc
    .tuple(text, text, fc.array(fc.integer({ min: 0, max: 2 ** 31 - 1 }), { maxLength: 4 }))
    .map(([statement, sql, types]) => {
      const parameterTypes = Uint8Array.from(Buffer.concat([int16(types.length), ...types.map(int32)]));
      const bytes = serialize.parse({ name: statement, text: sql, types });
      return sample(bytes, { kind: "parse", statement, sql, parameterTypes });
    }),
  fc.tuple(text, text, fc.array(value, { maxLength: 4 })).map(([portal, statement, values]) => {
    const written = values.map((value) => (value instanceof Uint8Array ? Buffer.from(value) : value));
    const bytes = serialize.bind({ portal, statement, values: written });
    return sample(bytes, { kind: "bind", portal, statement, values: layOutValues(values) });
  }),
  fc
    .tuple(target, text)
    .map(([target, name]) =>
      sample(serialize.describe({ type: letter[target], name }), { kind: "describe", target, name }),
    ),
  fc
    .tuple(target, text)
    .map(([target, name]) => sample(serialize.close({ type: letter[target], name }), { kind: "close", target, name })),
  fc
    .tuple(text, fc.nat())
    .map(([portal, maxRows]) =>
      sample(serialize.execute({ portal, rows: maxRows }), { kind: "execute", portal, maxRows }),
    ),
  data.map((data) => sample(serialize.copyData(Buffer.from(data)), { kind: "copy-data", data })),
  text.map((reason) => sample(serialize.copyFail(reason), { kind: "copy-fail", reason })),
  text.map((password) =>
    sample(serialize.password(password), {
      kind: "authentication-response",
      data: Uint8Array.from(Buffer.from(`${password}\0`)),
    }),
  ),
  fc.constantFrom(
    sample(serialize.copyDone(), { kind: "copy-done" }),
    sample(serialize.sync(), { kind: "sync" }),
    sample(serialize.flush(), { kind: "flush" }),
    sample(serialize.end(), { kind: "terminate" }),
  ),
);

const read = (packets: readonly Uint8Array[]) => cutStream(packets).frames.map(parseFrontendMessage);

const joined = (samples: readonly Sample[]) => Uint8Array.from(Buffer.concat(samples.map(({ bytes }) => bytes)));

describe("messages that pg writes", () => {
  test("are read the same wherever their stream is cut in two", () => {
    const samples = fc.sample(anySample, { numRuns: 80, seed: 4 });
    expect(new Set(samples.map(({ message }) => message.kind)).size).toBe(13);
    const stream = joined(samples);
    const expected = samples.map(({ message }) => ({ ok: true, value: message }));
    expect(read([stream])).toEqual(expected);
    const rendered = JSON.stringify(expected);
    for (let place = 0; place <= stream.length; place += 1)
      if (JSON.stringify(read(splitAt(stream, [place]))) !== rendered) expect.unreachable(`cut at byte ${place}`);
  });

  test("are read the same in any order, cut into any packets", () => {
    fc.assert(
      fc.property(fc.array(anySample, { maxLength: 8 }), fc.array(fc.nat(), { maxLength: 12 }), (samples, places) => {
        expect(read(splitAt(joined(samples), places))).toEqual(
          samples.map(({ message }) => ({ ok: true, value: message })),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe("packets that pg opens a connection with", () => {
  const startup = { kind: "startup", minor: 0, unrecognizedOptions: [] } as const;
  test.each<[string, Uint8Array, StartupPacket]>([
    [
      "startup",
      serialize.startup({ user: "ada", database: "shop" }),
      {
        ...startup,
        parameters: new Map([
          ["user", "ada"],
          ["database", "shop"],
          ["client_encoding", "UTF8"],
        ]),
      },
    ],
    ["SSL", serialize.requestSsl(), { kind: "ssl-request" }],
    ["cancelling", serialize.cancel(7, -9), { kind: "cancel-request", pid: 7, secret: -9 }],
  ])("are read the same wherever they are cut in two: %s", (_, packet, value) => {
    for (let place = 0; place <= packet.length; place += 1) {
      const { frames } = cutStream(splitAt(packet, [place]), { typed: false });
      expect(frames.map(({ bytes }) => parseStartupPacket(bytes))).toEqual([{ ok: true, value }]);
    }
  });
});
