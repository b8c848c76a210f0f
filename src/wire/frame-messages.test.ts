import { describe, expect, test } from "vitest";
import { createFramer, type Frame, frameAll } from "./frame-messages.ts";

/** Built by hand, so that a mistake in our own builders cannot hide one in the framer. */
const stream = Uint8Array.of(
  // Q "select 1"
  0x51,
  0,
  0,
  0,
  13,
  0x73,
  0x65,
  0x6c,
  0x65,
  0x63,
  0x74,
  0x20,
  0x31,
  0,
  // S, without a body
  0x53,
  0,
  0,
  0,
  4,
  // X, without a body
  0x58,
  0,
  0,
  0,
  4,
);

function drain(chunks: readonly Uint8Array[]): Frame[] {
  const framer = createFramer({ typed: true });
  const frames: Frame[] = [];
  for (const chunk of chunks) {
    framer.push(chunk);
    for (let frame = framer.next(); frame.ok && frame.value; frame = framer.next()) frames.push(frame.value);
  }
  return frames;
}

const shape = (frames: readonly Frame[]) => frames.map(({ code, bytes }) => [code, [...bytes]]);

describe("the framer", () => {
  const whole = shape(drain([stream]));

  test("cuts a packet of three messages into three", () => {
    expect(whole.map(([code]) => code)).toEqual([0x51, 0x53, 0x58]);
  });

  test("gives the same messages wherever the packet is split", () => {
    for (let split = 0; split <= stream.length; split += 1) {
      expect(shape(drain([stream.subarray(0, split), stream.subarray(split)]))).toEqual(whole);
    }
  });

  test("gives the same messages byte by byte", () => {
    expect(shape(drain(Array.from(stream, (byte) => Uint8Array.of(byte))))).toEqual(whole);
  });

  test("reads packets without a type until it is told of typed ones", () => {
    const framer = createFramer({ typed: false });
    framer.push(Uint8Array.of(0, 0, 0, 8, 4, 0xd2, 0x16, 0x2f, ...stream));
    expect(framer.next()).toMatchObject({ ok: true, value: { code: 0 } });
    framer.expectTyped();
    expect(framer.next()).toMatchObject({ ok: true, value: { code: 0x51 } });
  });

  test.each([
    ["a length that does not count itself", [0x51, 0, 0, 0, 3], "length-too-small"],
    ["a negative length", [0x51, 0xff, 0xff, 0xff, 0xff], "length-too-small"],
    ["a length of 2 GB", [0x51, 0x7f, 0xff, 0xff, 0xff], "length-too-large"],
  ])("answers %s with a value, and again afterwards", (_, bytes, code) => {
    const framer = createFramer({ typed: true });
    framer.push(Uint8Array.from(bytes));
    expect(framer.next()).toMatchObject({ ok: false, error: { code } });
    framer.push(stream);
    expect(framer.next()).toMatchObject({ ok: false, error: { code } });
  });
});

describe("frameAll", () => {
  test("cuts whole messages", () => {
    expect(shape(frameAll(stream))).toEqual(shape(drain([stream])));
  });

  test("throws where a block ends inside a message", () => {
    expect(() => frameAll(stream.subarray(0, stream.length - 1))).toThrow("left over");
  });
});
