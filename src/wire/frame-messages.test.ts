import { describe, expect, test } from "vitest";
import { createFramer, type Frame, frameAll } from "./frame-messages.ts";
import { cutStream } from "./testing/cut-stream.ts";
import { layOut } from "./testing/lay-out.ts";

const stream = Uint8Array.from([...layOut("Q", "select 1|"), ...layOut("S"), ...layOut("X")]);

const shape = (frames: readonly Frame[]) => frames.map(({ code, bytes }) => [code, [...bytes]]);

describe("the framer", () => {
  test("cuts a packet of three messages into three", () => {
    expect(shape(cutStream([stream]).frames)).toEqual([
      [0x51, [...layOut("Q", "select 1|")]],
      [0x53, [...layOut("S")]],
      [0x58, [...layOut("X")]],
    ]);
  });

  test("gives the same messages byte by byte", () => {
    expect(cutStream(Array.from(stream, (byte) => Uint8Array.of(byte)))).toEqual(cutStream([stream]));
  });

  test("reads packets without a type until it is told of typed ones", () => {
    const framer = createFramer({ typed: false });
    framer.push(Uint8Array.of(0, 0, 0, 8, 4, 0xd2, 0x16, 0x2f, ...stream));
    expect(framer.next()).toMatchObject({ ok: true, value: { code: 0 } });
    framer.expectTyped();
    expect(framer.next()).toMatchObject({ ok: true, value: { code: 0x51 } });
  });

  test.each([
    ["a length that does not count itself", true, [0x51, 0, 0, 0, 3], "length-too-small"],
    ["a negative length", true, [0x51, 0xff, 0xff, 0xff, 0xff], "length-too-small"],
    ["a length of 2 GB", true, [0x51, 0x7f, 0xff, 0xff, 0xff], "length-too-large"],
    ["a startup packet without a version", false, [0, 0, 0, 7], "length-too-small"],
    ["a startup packet longer than PostgreSQL takes", false, [0, 0, 0x27, 0x15], "length-too-large"],
  ])("answers %s with a value, and again afterwards", (_, typed, bytes, code) => {
    const framer = createFramer({ typed });
    framer.push(Uint8Array.from(bytes));
    expect(framer.next()).toMatchObject({ ok: false, error: { code } });
    framer.push(stream);
    expect(framer.next()).toMatchObject({ ok: false, error: { code } });
  });

  test("takes the longest startup packet that PostgreSQL takes", () => {
    const packet = Uint8Array.of(0, 0, 0x27, 0x14, ...new Uint8Array(10_000));
    expect(cutStream([packet], { typed: false }).frames).toHaveLength(1);
  });
});

describe("frameAll", () => {
  test("cuts whole messages", () => {
    expect(frameAll(stream)).toEqual(cutStream([stream]).frames);
  });

  test.each([
    ["inside a message", stream.subarray(0, stream.length - 1)],
    ["inside a header", stream.subarray(0, stream.length - 2)],
    ["with a length that does not count itself", Uint8Array.of(0x51, 0, 0, 0, 3)],
  ])("throws where a block ends %s", (_, block) => {
    expect(() => frameAll(block)).toThrow("left over");
  });
});
