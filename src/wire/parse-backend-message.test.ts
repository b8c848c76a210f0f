import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as build from "./backend-builders.ts";
import { type BackendMessage, parseBackendMessage } from "./parse-backend-message.ts";
import { onlyFrame } from "./testing/cut-stream.ts";
import { layOut } from "./testing/lay-out.ts";

const parseOne = (bytes: Uint8Array) => parseBackendMessage(onlyFrame(bytes));

describe("a server's message", () => {
  test.each<[string, Uint8Array, BackendMessage]>([
    [
      "AuthenticationSASL",
      layOut("R", [0, 0, 0, 10], "X||"),
      { kind: "authentication-request", method: 10, data: Uint8Array.of(0x58, 0, 0) },
    ],
    [
      "ParameterDescription",
      layOut("t", [0, 2, 0, 0, 0, 23, 255, 0, 0, 1]),
      { kind: "parameter-description", typeOids: [23, 0xff00_0001] },
    ],
    [
      "CopyOutResponse",
      layOut("H", [1, 0, 2, 0, 1, 0, 0]),
      { kind: "copy-out-response", format: "binary", columnFormats: ["binary", "text"] },
    ],
    ["CopyBothResponse", layOut("W", [0, 0, 0]), { kind: "copy-both-response", format: "text", columnFormats: [] }],
    ["CopyData", layOut("d", [1, 0]), { kind: "copy-data", data: Uint8Array.of(1, 0) }],
    ["CopyDone", layOut("c"), { kind: "copy-done" }],
    ["FunctionCallResponse", layOut("V", [0, 0, 0, 1, 7]), { kind: "function-call-response", value: Uint8Array.of(7) }],
    [
      "FunctionCallResponse of NULL",
      layOut("V", [255, 255, 255, 255]),
      { kind: "function-call-response", value: null },
    ],
  ])("%s is read", (_, bytes, value) => {
    expect(parseOne(bytes)).toEqual({ ok: true, value });
  });

  test.each([
    ["of an unknown type", layOut("?"), "unknown-message"],
    ["that tells no known status", layOut("Z", "X"), "bad-status"],
    ["whose key is short", layOut("K", [0, 0, 0, 1, 0]), "truncated"],
    ["whose fields never end", layOut("E", "Mx|"), "truncated"],
    ["whose tag is not UTF-8", layOut("C", [0xe4, 0]), "not-utf8"],
    ["with fewer columns than it counts", layOut("T", [255, 255], "a|", new Array(18).fill(0)), "truncated"],
    ["with a column of format 2", layOut("T", [0, 1], "a|", [...new Array(17).fill(0), 2]), "bad-format"],
    ["with a value of length -2", layOut("D", [0, 1, 255, 255, 255, 254]), "bad-length"],
    ["with more values than it counts", layOut("D", [0, 0, 255, 255, 255, 255]), "trailing-bytes"],
    ["with 4 billion options", layOut("v", [0, 3, 0, 0, 255, 255, 255, 255], "_pq_.a|"), "truncated"],
    ["that has content where none belongs", layOut("1", "x"), "trailing-bytes"],
  ])("one %s is a value, not an exception", (_, bytes, code) => {
    expect(parseOne(bytes)).toEqual({ ok: false, error: { code, messageCode: bytes[0] } });
  });

  const text = fc.string({ unit: "binary", maxLength: 12 }).map((value) => value.replaceAll("\0", ""));
  const int16 = fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 });
  const int32 = fc.integer();
  const oid = fc.nat({ max: 2 ** 32 - 1 });
  const column = fc.record({
    name: text,
    tableOid: oid,
    columnNumber: int16,
    typeOid: oid,
    typeLengthBytes: int16,
    typeModifier: int32,
    format: fc.constantFrom("text" as const, "binary" as const),
  });
  const encode = (value: string | null) => (value === null ? null : new TextEncoder().encode(value));

  const built = (bytes: Uint8Array, message: BackendMessage) => ({ bytes, message });
  const anyBuilt = fc.oneof(
    fc.constantFrom(
      built(build.authenticationOk(), { kind: "authentication-ok" }),
      built(build.parseComplete(), { kind: "parse-complete" }),
      built(build.bindComplete(), { kind: "bind-complete" }),
      built(build.closeComplete(), { kind: "close-complete" }),
      built(build.portalSuspended(), { kind: "portal-suspended" }),
      built(build.emptyQueryResponse(), { kind: "empty-query-response" }),
      built(build.noData(), { kind: "no-data" }),
      built(build.noParameters(), { kind: "parameter-description", typeOids: [] }),
    ),
    fc
      .tuple(int32, int32)
      .map(([pid, secret]) => built(build.backendKeyData(pid, secret), { kind: "backend-key-data", pid, secret })),
    fc
      .tuple(text, text)
      .map(([name, value]) => built(build.parameterStatus(name, value), { kind: "parameter-status", name, value })),
    fc.array(text).map((unrecognizedOptions) =>
      built(build.negotiateProtocolVersion(unrecognizedOptions), {
        kind: "negotiate-protocol-version",
        major: 3,
        minor: 0,
        unrecognizedOptions,
      }),
    ),
    fc
      .constantFrom("I" as const, "T" as const, "E" as const)
      .map((status) => built(build.readyForQuery(status), { kind: "ready-for-query", status })),
    text.map((tag) => built(build.commandComplete(tag), { kind: "command-complete", tag })),
    fc
      .array(column, { maxLength: 4 })
      .map((columns) => built(build.rowDescription(columns), { kind: "row-description", columns })),
    fc
      .array(fc.option(text), { maxLength: 4 })
      .map((values) => built(build.dataRow(values), { kind: "data-row", values: values.map(encode) })),
    fc.tuple(int32, text, text).map(([pid, channel, payload]) =>
      built(build.notificationResponse(pid, channel, payload), {
        kind: "notification-response",
        pid,
        channel,
        payload,
      }),
    ),
    fc.nat({ max: 40 }).map((columnCount) =>
      built(build.copyInResponse(columnCount), {
        kind: "copy-in-response",
        format: "text",
        columnFormats: Array.from({ length: columnCount }, () => "text" as const),
      }),
    ),
    fc.constantFrom("error" as const, "notice" as const).chain((kind) =>
      fc.tuple(text, text).map(([message, hint]) =>
        built(
          (kind === "error" ? build.errorResponse : build.noticeResponse)({
            severity: "FATAL",
            code: "08P01",
            message,
            hint,
          }),
          {
            kind: `${kind}-response`,
            fields: new Map([
              ["S", "FATAL"],
              ["V", "FATAL"],
              ["C", "08P01"],
              ["M", message],
              ["H", hint],
            ]),
          },
        ),
      ),
    ),
  );

  test("of any kind that we build is read back as it was meant", () => {
    fc.assert(
      fc.property(anyBuilt, ({ bytes, message }) => {
        expect(parseOne(bytes)).toEqual({ ok: true, value: message });
      }),
      { numRuns: 500 },
    );
  });
});
