import { describe, expect, test } from "vitest";
import type { ServerToDatabase } from "../contract/database-protocol.ts";
import { parseServerMessage } from "./server-message.ts";

const header = { messageId: 3, atMs: 1.5 };
const messages: readonly ServerToDatabase[] = [
  { ...header, kind: "connect", connectionId: 0 },
  { ...header, kind: "bytes", connectionId: 1, bytes: new Uint8Array(2) },
  { ...header, kind: "disconnect", connectionId: 1 },
  { ...header, kind: "timer-fired", timerId: 4 },
  { ...header, kind: "resting", postId: 2, commandCount: 1, dueMs: 7.5, isDue: true },
  { ...header, kind: "resting", postId: 2, commandCount: 1, dueMs: null, isDue: false },
];

describe("a message of a server process", () => {
  test.each(messages)("$kind is taken as it is", (message) => {
    expect(parseServerMessage(message)).toEqual({ ok: true, value: message });
  });

  test("loses what does not belong to it", () => {
    const [connect] = messages;
    expect(parseServerMessage({ ...connect, extra: 1 })).toEqual({ ok: true, value: connect });
  });

  test.each([
    ["nothing", undefined],
    ["null", null],
    ["text", "connect"],
    ["an unknown kind", { ...messages[0], kind: "drop" }],
    ["a kind that is no text", { ...messages[0], kind: ["connect"] }],
    ["a negative connection", { ...messages[0], connectionId: -1 }],
    ["a connection that is no whole number", { ...messages[0], connectionId: 0.5 }],
    ["a connection past what numbers count", { ...messages[0], connectionId: 2 ** 53 }],
    ["no connection", { ...messages[0], connectionId: undefined }],
    ["a message id as text", { ...messages[0], messageId: "3" }],
    ["no timer", { ...messages[3], timerId: undefined }],
    ["a rest without its post", { ...messages[4], postId: undefined }],
    ["a rest that is due at no moment", { ...messages[4], dueMs: Number.NaN }],
    ["a time that is none", { ...messages[0], atMs: Number.NaN }],
    ["a negative time", { ...messages[0], atMs: -1 }],
    ["a time without end", { ...messages[0], atMs: Number.POSITIVE_INFINITY }],
    ["bytes as a list", { ...messages[1], bytes: [1, 2] }],
    ["bytes that another thread can still change", { ...messages[1], bytes: new Uint8Array(new SharedArrayBuffer(2)) }],
    ["too many bytes", { ...messages[1], bytes: new Uint8Array(16 * 1024 * 1024 + 1) }],
  ])("is refused with %s", (_, data) => {
    expect(parseServerMessage(data).ok).toBe(false);
  });

  test("tells by its ids whom it came from, where it is refused for something else", () => {
    const error = { messageId: 3, connectionId: 1 };
    expect(parseServerMessage({ ...messages[1], bytes: "x" })).toEqual({ ok: false, error });
    const unknown = { messageId: undefined, connectionId: undefined };
    expect(parseServerMessage({ messageId: -1, connectionId: "1" })).toEqual({ ok: false, error: unknown });
  });
});
