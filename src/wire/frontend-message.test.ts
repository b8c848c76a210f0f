import { describe, expect, test } from "vitest";
import { bind, buildExtended, copyData, copyDone, copyFail, flush, parse, query, sync } from "./frontend-builders.ts";
import { parseFrontendMessage } from "./frontend-message.ts";
import { onlyFrame } from "./testing/cut-stream.ts";
import { layOut } from "./testing/lay-out.ts";

const parseOne = (bytes: Uint8Array) => parseFrontendMessage(onlyFrame(bytes));

describe("a client's message", () => {
  test.each([
    ["Query", layOut("Q", "select 1|"), { kind: "query", sql: "select 1" }],
    [
      "Query that begins with a byte order mark",
      layOut("Q", [0xef, 0xbb, 0xbf], "x|"),
      { kind: "query", sql: "\ufeffx" },
    ],
    [
      "Parse",
      layOut("P", "name|select $1|", [0, 1, 0, 0, 0, 23]),
      { kind: "parse", statement: "name", sql: "select $1", parameterTypes: Uint8Array.of(0, 1, 0, 0, 0, 23) },
    ],
    [
      "Bind",
      layOut("B", "portal|name|", [0, 1, 0, 1], [0, 2, 0, 0, 0, 1, 9, 255, 255, 255, 255], [0, 0]),
      {
        kind: "bind",
        portal: "portal",
        statement: "name",
        values: Uint8Array.of(0, 1, 0, 1, 0, 2, 0, 0, 0, 1, 9, 255, 255, 255, 255, 0, 0),
      },
    ],
    ["Describe of a statement", layOut("D", "Sname|"), { kind: "describe", target: "statement", name: "name" }],
    ["Close of a portal", layOut("C", "P|"), { kind: "close", target: "portal", name: "" }],
    ["Execute", layOut("E", "|", [0, 0, 0, 5]), { kind: "execute", portal: "", maxRows: 5 }],
    ["Execute of minus one row", layOut("E", "|", [255, 255, 255, 255]), { kind: "execute", portal: "", maxRows: 0 }],
    ["Sync", layOut("S"), { kind: "sync" }],
    ["Flush", layOut("H"), { kind: "flush" }],
    ["Terminate", layOut("X"), { kind: "terminate" }],
    ["CopyData", layOut("d", "1\n"), { kind: "copy-data", data: Uint8Array.of(0x31, 10) }],
    ["CopyDone", layOut("c"), { kind: "copy-done" }],
    ["CopyFail", layOut("f", "why|"), { kind: "copy-fail", reason: "why" }],
    ["a password", layOut("p", "x|"), { kind: "authentication-response", data: Uint8Array.of(0x78, 0) }],
    [
      "FunctionCall",
      layOut("F", [0xff, 0, 0, 1], [0, 1, 0, 1], [0, 2, 0, 0, 0, 1, 9, 255, 255, 255, 255], [0, 0]),
      {
        kind: "function-call",
        functionOid: 0xff00_0001,
        argumentFormats: ["binary"],
        arguments: [Uint8Array.of(9), null],
        resultFormat: "text",
      },
    ],
  ])("%s is read", (_, bytes, value) => {
    expect(parseOne(bytes)).toEqual({ ok: true, value });
  });

  test.each([
    ["of an unknown type", layOut("?"), "unknown-message"],
    ["whose text has no end", layOut("Q", "select 1"), "truncated"],
    ["whose text is not UTF-8", layOut("Q", [0xff, 0]), "not-utf8"],
    ["with two defects tells the first", layOut("E", [0xff, 0, 0]), "not-utf8"],
    ["that goes on after its text", layOut("Q", "select 1|x"), "trailing-bytes"],
    ["that has content where none belongs", layOut("S", "x"), "trailing-bytes"],
    ["that ends before its number", layOut("E", "|", [0]), "truncated"],
    ["that describes neither a statement nor a portal", layOut("D", "Xname|"), "bad-target"],
    ["that parses with fewer types than it counts", layOut("P", "|x|", [0, 2, 0, 0, 0, 23]), "truncated"],
    ["that parses with more types than it counts", layOut("P", "|x|", [0, 0, 0, 0, 0, 23]), "trailing-bytes"],
    ["that parses with minus one types", layOut("P", "|x|", [255, 255]), "truncated"],
    ["that binds without result formats", layOut("B", "||", [0, 0, 0, 0]), "truncated"],
    ["that binds more formats than values", layOut("B", "||", [0, 2, 0, 0, 0, 0, 0, 0, 0, 0]), "bad-count"],
    ["that binds minus one values", layOut("B", "||", [0, 0, 255, 255, 0, 0]), "truncated"],
    ["that binds a value longer than itself", layOut("B", "||", [0, 0, 0, 1, 0, 0, 0, 9, 1, 0, 0]), "truncated"],
    ["that binds a value of length -2", layOut("B", "||", [0, 0, 0, 1, 255, 255, 255, 254, 0, 0]), "bad-length"],
    ["that binds and goes on", layOut("B", "||", [0, 0, 0, 0, 0, 0, 0]), "trailing-bytes"],
    ["that calls with a format of 2", layOut("F", [0, 0, 0, 1], [0, 0, 0, 0, 0, 2]), "bad-format"],
    [
      "that calls with more formats than values",
      layOut("F", [0, 0, 0, 1], [0, 2, 0, 0, 0, 0, 0, 0, 0, 0]),
      "bad-count",
    ],
  ])("one %s is a value, not an exception", (_, bytes, code) => {
    expect(parseOne(bytes)).toEqual({ ok: false, error: { code, messageCode: bytes[0] } });
  });

  test("binds as many values as 16 bits can count", () => {
    const nulls = Array.from({ length: 4 * 65_535 }, () => 255);
    expect(parseOne(layOut("B", "||", [0, 0, 255, 255], nulls, [0, 0]))).toMatchObject({ ok: true });
  });

  test("is built as a client builds it", () => {
    expect(query("select 1")).toEqual(layOut("Q", "select 1|"));
    expect(parse({ statement: "s", sql: "x", parameterTypes: Uint8Array.of(0, 0) })).toEqual(layOut("P", "s|x|||"));
    expect(bind({ portal: "", statement: "s", values: new Uint8Array(6) })).toEqual(layOut("B", "|s|||||||"));
    expect(buildExtended({ kind: "execute", portal: "", maxRows: 0 })).toEqual(layOut("E", "|||||"));
    expect(buildExtended({ kind: "close", target: "statement", name: "s" })).toEqual(layOut("C", "Ss|"));
    expect(copyData(Uint8Array.of(1, 2))).toEqual(layOut("d", [1, 2]));
    expect(copyFail("why")).toEqual(layOut("f", "why|"));
    expect([sync(), flush(), copyDone()]).toEqual([layOut("S"), layOut("H"), layOut("c")]);
  });

  test("is never built from text with a zero byte, which would forge the fields after it", () => {
    expect(() => query("select 1\0")).toThrow("zero byte");
  });
});
