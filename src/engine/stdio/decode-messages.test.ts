import fc from "fast-check";
import { expect, test } from "vitest";
import { createMessageDecoder, type StdioFailure } from "./decode-messages.ts";
import { createMessageEncoder } from "./encode-message.ts";
import type { Channel, Direction } from "./line.ts";

interface Heard {
  readonly messages: [Channel, unknown][];
  readonly stray: string[];
  readonly failures: StdioFailure[];
}

function hear(chunks: readonly string[], direction: Direction = "to-page", maxMessageLength?: number): Heard {
  const heard: Heard = { messages: [], stray: [], failures: [] };
  const decoder = createMessageDecoder(
    { direction, ...(maxMessageLength ? { maxMessageLength } : {}) },
    {
      message: (channel, message) => heard.messages.push([channel, message]),
      stray: (text) => heard.stray.push(text),
      failed: (failure) => heard.failures.push(failure),
    },
  );
  for (const chunk of chunks) decoder.push(chunk);
  decoder.end();
  return heard;
}

function encodeAll(messages: readonly (readonly [Channel, unknown])[], direction: Direction = "to-page"): string {
  const encode = createMessageEncoder(direction);
  return messages.flatMap(([channel, message]) => encode(channel, message)).join("");
}

const someMessages: [Channel, unknown][] = [
  ["control", { kind: "ready" }],
  ["database", { kind: "bytes", bytes: "AAEC/w==" }],
  ["heartbeat", "pong"],
  ["control", { text: "Grüße, 水密 \u2028 \u0000 ~wt<c.1,5:\n" }],
];

const channels = fc.constantFrom<Channel>("control", "heartbeat", "database");
const streams = fc.array(
  fc.tuple(
    channels,
    fc.json().map((json): unknown => JSON.parse(json)),
  ),
  { maxLength: 6 },
);

test("messages come out as they went in, wherever the stream is cut", () => {
  const stream = encodeAll(someMessages);
  for (let at = 0; at <= stream.length; at += 1)
    expect(hear([stream.slice(0, at), stream.slice(at)])).toEqual({ messages: someMessages, stray: [], failures: [] });
  expect(hear([...stream]).messages).toEqual(someMessages);
});

test("any JSON in any pieces comes out as it went in", () => {
  fc.assert(
    fc.property(streams, fc.array(fc.nat(3_000), { maxLength: 8 }), (messages, cuts) => {
      const stream = encodeAll(messages);
      const places = [0, ...cuts.map((cut) => cut % (stream.length + 1)).sort((a, b) => a - b), stream.length];
      const chunks = places.slice(1).map((end, index) => stream.slice(places[index], end));
      expect(hear(chunks)).toEqual({ messages, stray: [], failures: [] });
    }),
  );
});

test("a terminal's line ends change nothing", () => {
  const stream = encodeAll(someMessages);
  for (const lineEnd of ["\r\n", "\n\n", "\r\r\n"])
    expect(hear([...stream.replaceAll("\n", lineEnd)]).messages).toEqual(someMessages);
});

test("a long message goes over lines of at most 2 KB of printable ASCII", () => {
  const long: [Channel, unknown] = ["control", { text: "ä水".repeat(20_000) }];
  const stream = encodeAll([long]);
  const lines = stream.split("\n").slice(0, -1);
  expect(lines.length).toBeGreaterThan(100);
  for (const line of lines) {
    expect(line.length).toBeLessThan(2_048);
    expect(line).toMatch(/^[ -~]*$/);
  }
  expect(hear([stream]).messages).toEqual([long]);
});

test("an echo of what the page wrote is dropped, even a damaged one", () => {
  const echo = encodeAll([["control", { kind: "boot" }]], "to-server");
  const said = encodeAll(someMessages);
  expect(hear([echo, said, "~wt>c.broken\n"])).toEqual({ messages: someMessages, stray: [], failures: [] });
});

test("stray output is told apart: before a line, between lines, in front of one without a line end, with colours", () => {
  const [first = "", ...others] = createLines(someMessages);
  const noisy = ["warning: old\n", "\u001b[33m", first, "half a line", ...others, "\u001b[0mbye"].join("");
  const heard = hear([...noisy]);
  expect(heard.messages).toEqual(someMessages);
  expect(heard.stray).toEqual(["warning: old", "\u001b[33m", "half a line", "\u001b[0mbye"]);
  expect(heard.failures).toEqual([]);
});

const createLines = (messages: readonly (readonly [Channel, unknown])[]): string[] =>
  encodeAll(messages)
    .split("\n")
    .slice(0, -1)
    .map((line) => `${line}\n`);

test("noise behind a line's text is ignored", () => {
  const stream = encodeAll(someMessages).replaceAll("\n", "\u001b[0m\u0007\n");
  expect(hear([stream])).toEqual({ messages: someMessages, stray: [], failures: [] });
});

test.each([
  ["a line cut short", '~wt<c.1,g:{"kind":\n', "garbled-line"],
  ["a line that is longer than lines are", `~wt<c.1,zzz:${"x".repeat(3_000)}\n`, "garbled-line"],
  ["a text that is no JSON", "~wt<c.1,3:{a}\n", "garbled-line"],
  ["a number that was skipped", "~wt<c.2,2:{}\n", "lost-line"],
  ["a message in the middle of another", "~wt<c+1,1:{\n~wt<d.2,2:{}\n", "lost-line"],
  ["another channel's line in a message", "~wt<c+1,1:{\n~wt<d.1,1:}\n", "lost-line"],
])("%s ends the stream with a code, and what was printed is still told", (_, stream, code) => {
  const heard = hear([stream, encodeAll(someMessages), "FATAL ERROR\n"]);
  expect(heard.messages).toEqual([]);
  expect(heard.failures.map((failure) => failure.code)).toEqual([code]);
  expect(heard.stray).toEqual(["FATAL ERROR"]);
});

test("a message without an end stops at the limit", () => {
  const endless = Array.from({ length: 100 }, () => `~wt<c+1,s:${"x".repeat(28)}\n`);
  const heard = hear(endless, "to-page", 1_000);
  expect(heard.failures.map((failure) => failure.code)).toEqual(["message-too-large"]);
  expect(heard.messages).toEqual([]);
});

test("output without a line end is let go of, and a line behind it is still read", () => {
  const heard = hear([...Array.from({ length: 50 }, () => "x".repeat(1_000)), encodeAll(someMessages)]);
  expect(heard.messages).toEqual(someMessages);
  expect(heard.stray.join("")).toHaveLength(50_000);
});
