import { afterEach, describe, expect, test, vi } from "vitest";
import { createFramer } from "./frame-messages.ts";
import { cutStream } from "./testing/cut-stream.ts";

const megabyte = 1024 * 1024;

/** CopyData of that many bytes in all, header included. */
function messageOf(lengthBytes: number): Uint8Array {
  const message = new Uint8Array(lengthBytes).fill(7);
  const view = new DataView(message.buffer);
  view.setUint8(0, 0x64);
  view.setInt32(1, lengthBytes - 1);
  return message;
}

function* packetsOf(stream: Uint8Array, packetBytes: number): Generator<Uint8Array> {
  for (let start = 0; start < stream.length; start += packetBytes) yield stream.subarray(start, start + packetBytes);
}

const repeat = (message: Uint8Array, times: number): Uint8Array => {
  const stream = new Uint8Array(message.length * times);
  for (let index = 0; index < times; index += 1) stream.set(message, index * message.length);
  return stream;
};

const spyOnCopies = () => vi.spyOn(Object.getPrototypeOf(Uint8Array.prototype), "set");

afterEach(() => vi.restoreAllMocks());

describe("bytes that wait for the rest of their message", () => {
  const big = messageOf(4 * megabyte);
  test.each([
    ["one message in packets of 64 bytes", big, 64],
    ["one message in packets of 1460 bytes", big, 1460],
    ["one message in one packet", big, big.length],
    ["messages of 21 bytes, byte by byte", repeat(messageOf(21), 5_000), 1],
    ["messages of 21 bytes in one packet", repeat(messageOf(21), 50_000), 21 * 50_000],
    ["messages of 9000 bytes in packets of 1460", repeat(messageOf(9000), 300), 1460],
    ["messages of 9000 bytes in packets of 70,000", repeat(messageOf(9000), 300), 70_000],
    ["messages of 9000 bytes in one packet", repeat(messageOf(9000), 300), 9000 * 300],
  ])("are copied at most four times: %s", (_, stream, packetBytes) => {
    const set = spyOnCopies();
    const framer = createFramer({ typed: true });
    let frameBytes = 0;
    let copiedBytes = 0;
    for (const packet of packetsOf(stream, packetBytes)) {
      framer.push(packet);
      for (let next = framer.next(); next.ok && next.value; next = framer.next()) frameBytes += next.value.bytes.length;
      for (const [source] of set.mock.calls) copiedBytes += (source as Uint8Array).length;
      set.mockClear();
    }
    expect(frameBytes).toBe(stream.length);
    expect(copiedBytes).toBeGreaterThanOrEqual(stream.length);
    expect(copiedBytes).toBeLessThanOrEqual(4 * stream.length);
  });

  test("are the framer's own: a caller may use its packet again", () => {
    const framer = createFramer({ typed: true });
    const message = messageOf(21);
    const packet = new Uint8Array(7);
    for (let start = 0; start < 21; start += 7) {
      packet.set(message.subarray(start, start + 7));
      framer.push(packet);
    }
    packet.fill(0);
    expect(framer.next()).toEqual({ ok: true, value: { code: 0x64, bytes: message } });
  });

  test("stay as they are in a message that was handed out, whatever comes after it", () => {
    const stream = repeat(messageOf(1000), 100);
    const { frames } = cutStream([...packetsOf(stream, 300)]);
    expect(frames).toHaveLength(100);
    expect(frames.every(({ bytes }) => Buffer.compare(bytes, messageOf(1000)) === 0)).toBe(true);
  });

  test("are not kept where the stream has ended with an error", () => {
    const framer = createFramer({ typed: true });
    framer.push(Uint8Array.of(0x51, 0, 0, 0, 0));
    expect(framer.next().ok).toBe(false);
    const set = spyOnCopies();
    framer.push(big);
    expect(set).not.toHaveBeenCalled();
  });

  test("take no more memory than they need where whole messages come in one packet", () => {
    const stream = repeat(messageOf(9000), 2);
    expect(cutStream([stream]).frames[0]?.bytes.buffer.byteLength).toBe(stream.length);
  });

  test("do not hold the memory of a large message that came before them", () => {
    const small = messageOf(21);
    const stream = Uint8Array.from([...messageOf(megabyte), ...small]);
    const { frames } = cutStream([...packetsOf(stream, 1460)]);
    expect(frames[1]?.bytes).toEqual(small);
    expect(frames[1]?.bytes.buffer.byteLength).toBeLessThanOrEqual(8192);
  });
});
