import { describe, expect, test } from "vitest";
import { buildStartupPacket, cstring, int32, raw } from "./build-message.ts";
import { parseStartupPacket } from "./startup-packet.ts";

describe("a packet that opens a connection", () => {
  test("carries the client's parameters", () => {
    const end = raw(new Uint8Array(1));
    const packet = buildStartupPacket(
      int32(3 << 16),
      cstring("user"),
      cstring("ada"),
      cstring("database"),
      cstring("shop"),
      end,
    );
    expect(parseStartupPacket(packet)).toEqual({
      ok: true,
      value: {
        kind: "startup",
        parameters: new Map([
          ["user", "ada"],
          ["database", "shop"],
        ]),
      },
    });
  });

  test.each([
    ["SSLRequest", [4, 0xd2, 0x16, 0x2f], { kind: "ssl-request" }],
    ["GSSENCRequest", [4, 0xd2, 0x16, 0x30], { kind: "gss-enc-request" }],
    ["CancelRequest", [4, 0xd2, 0x16, 0x2e, 0, 0, 0, 101, 0, 0, 0, 7], { kind: "cancel-request", pid: 101, secret: 7 }],
    ["protocol 2", [0, 2, 0, 0], { kind: "unsupported-version", major: 2, minor: 0 }],
  ])("%s is told by its code", (_, body, expected) => {
    expect(parseStartupPacket(Uint8Array.from([0, 0, 0, body.length + 4, ...body]))).toEqual({
      ok: true,
      value: expected,
    });
  });

  test("with parameters that never end is a value, not an exception", () => {
    const packet = buildStartupPacket(int32(3 << 16), cstring("user"), cstring("ada"));
    expect(parseStartupPacket(packet)).toMatchObject({ ok: false, error: { code: "truncated" } });
  });

  test("of cancelling without a secret is a value, not an exception", () => {
    const packet = buildStartupPacket(int32(80_877_102), int32(101));
    expect(parseStartupPacket(packet)).toMatchObject({ ok: false, error: { code: "truncated" } });
  });
});
