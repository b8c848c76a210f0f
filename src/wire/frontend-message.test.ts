import { describe, expect, test } from "vitest";
import { frameAll } from "./frame-messages.ts";
import { bind, buildExtended, query } from "./frontend-builders.ts";
import { parseFrontendMessage } from "./frontend-message.ts";

/** A message from its letter and the text of its body, where `|` stands for a zero byte. */
function message(letter: string, body: string): Uint8Array {
  const text = Buffer.from(body.replaceAll("|", "\0"), "latin1");
  const length = Buffer.alloc(4);
  length.writeInt32BE(text.length + 4);
  return Uint8Array.from(Buffer.concat([Buffer.from(letter), length, text]));
}

const parseOne = (bytes: Uint8Array) => {
  const [frame] = frameAll(bytes);
  if (!frame) throw new Error("no frame");
  return parseFrontendMessage(frame);
};

describe("a client's message", () => {
  test.each([
    ["Query", message("Q", "select 1|"), { kind: "query", sql: "select 1" }],
    [
      "Parse",
      message("P", "name|select $1||\x01||\x00\x17".replaceAll("\x00", "|")),
      { kind: "parse", statement: "name", sql: "select $1" },
    ],
    ["Bind", message("B", "portal|name|||||||"), { kind: "bind", portal: "portal", statement: "name" }],
    ["Describe of a statement", message("D", "Sname|"), { kind: "describe", target: "statement", name: "name" }],
    ["Close of a portal", message("C", "P|"), { kind: "close", target: "portal", name: "" }],
    ["Execute", message("E", "|\0\0\0\x05"), { kind: "execute", portal: "", maxRows: 5 }],
    ["Sync", message("S", ""), { kind: "sync" }],
    ["Flush", message("H", ""), { kind: "flush" }],
    ["Terminate", message("X", ""), { kind: "terminate" }],
    ["CopyData", message("d", "1\n"), { kind: "copy" }],
  ])("%s is read", (_, bytes, expected) => {
    expect(parseOne(bytes)).toMatchObject({ ok: true, value: expected });
  });

  test.each([
    ["of an unknown type", message("?", ""), "unknown-message"],
    ["whose text has no end", message("Q", "select 1"), "truncated"],
    ["that ends before its number", message("E", "|\0"), "truncated"],
    ["that describes neither a statement nor a portal", message("D", "Xname|"), "bad-target"],
  ])("one %s is a value, not an exception", (_, bytes, code) => {
    expect(parseOne(bytes)).toMatchObject({ ok: false, error: { code } });
  });

  test("is built as a client builds it", () => {
    expect(query("select 1")).toEqual(message("Q", "select 1|"));
    expect(bind({ portal: "", statement: "s", values: Uint8Array.of(0, 0, 0, 0, 0, 0) })).toEqual(
      message("B", "|s|||||||"),
    );
    expect(buildExtended({ kind: "execute", portal: "", maxRows: 0 })).toEqual(message("E", "|||||"));
    expect(buildExtended({ kind: "close", target: "statement", name: "s" })).toEqual(message("C", "Ss|"));
  });
});
