import { expect, test } from "vitest";
import { maxTextLength } from "../contract/text-limit.ts";
import { parseMessage } from "./parse-message.ts";

const line = {
  seq: 1,
  atMs: 0,
  processId: 0,
  scopeId: "server",
  kind: "log-written",
  level: "info",
  text: "hello",
  site: null,
};
const batch = (...events: object[]) => ({ kind: "trace", events });

test("a batch as a harness posts it is read as it is", () => {
  expect(parseMessage(JSON.stringify(batch(line, line)))).toEqual({ ok: true, value: batch(line, line) });
});

test("what a message or an event carries beyond its schema is dropped", () => {
  const forged = { ...batch(line, { ...line, extra: "x".repeat(1_000) }), more: [1, 2, 3] };
  expect(parseMessage(JSON.stringify(forged))).toEqual({ ok: true, value: batch(line, line) });
});

test.each([
  ["a text over the limit", { ...line, text: "x".repeat(maxTextLength + 2) }],
  ["an event of no known kind", { ...line, kind: "made-up" }],
  ["a time that is no number", { ...line, atMs: "1" }],
  ["a missing field", { ...line, site: undefined }],
  ["a list", [line]],
])("%s makes the whole batch unreadable", (_, event) => {
  expect(parseMessage(JSON.stringify(batch(line, event))).ok).toBe(false);
});

test("a time beyond all numbers is refused", () => {
  expect(parseMessage(JSON.stringify(batch(line)).replace('"atMs":0', '"atMs":1e999')).ok).toBe(false);
});
