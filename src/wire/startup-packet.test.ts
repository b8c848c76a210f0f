import { describe, expect, test } from "vitest";
import { parseStartupPacket } from "./startup-packet.ts";
import { layOut } from "./testing/lay-out.ts";

/** A packet without a type: a typed one, its letter cut off. */
const packet = (...content: readonly (string | readonly number[])[]) => layOut("?", ...content).subarray(1);

const version = (major: number, minor: number) => [0, major, 0, minor];

describe("a packet that opens a connection", () => {
  test("carries the client's parameters; of a name sent twice the last value holds", () => {
    expect(parseStartupPacket(packet(version(3, 0), "user|bob|database|shop|user|ada||"))).toEqual({
      ok: true,
      value: {
        kind: "startup",
        minor: 0,
        unrecognizedOptions: [],
        parameters: new Map([
          ["user", "ada"],
          ["database", "shop"],
        ]),
      },
    });
  });

  test("tells a newer minor version and protocol options apart from parameters", () => {
    expect(parseStartupPacket(packet(version(3, 2), "_pq_.a|1|_pq_a|2|_pq_.b|||"))).toEqual({
      ok: true,
      value: {
        kind: "startup",
        minor: 2,
        unrecognizedOptions: ["_pq_.a", "_pq_.b"],
        parameters: new Map([["_pq_a", "2"]]),
      },
    });
  });

  test.each([
    ["SSLRequest", [4, 0xd2, 0x16, 0x2f], { kind: "ssl-request" }],
    ["GSSENCRequest", [4, 0xd2, 0x16, 0x30], { kind: "gss-enc-request" }],
    ["CancelRequest", [4, 0xd2, 0x16, 0x2e, 0, 0, 0, 101, 0, 0, 0, 7], { kind: "cancel-request", pid: 101, secret: 7 }],
    ["protocol 2", [0, 2, 0, 0, 1, 2, 3], { kind: "unsupported-version", major: 2, minor: 0 }],
    ["a version beyond 32,767", [0xff, 0xff, 0, 1], { kind: "unsupported-version", major: 65_535, minor: 1 }],
  ])("%s is told by its code", (_, body, value) => {
    expect(parseStartupPacket(packet(body))).toEqual({ ok: true, value });
  });

  test.each([
    ["without an end of its parameters", packet(version(3, 0), "user|ada|"), "truncated"],
    ["with a name that has no value", packet(version(3, 0), "user|ada|database|"), "truncated"],
    ["that goes on after its parameters", packet(version(3, 0), "user|ada||x"), "trailing-bytes"],
    ["whose text is not UTF-8", packet(version(3, 0), "user|\xff||"), "not-utf8"],
    ["of cancelling without a secret", packet([4, 0xd2, 0x16, 0x2e, 0, 0, 0, 101]), "truncated"],
    ["of cancelling with a long secret", packet([4, 0xd2, 0x16, 0x2e], "12345678x"), "trailing-bytes"],
    ["of encrypting with more than the request", packet([4, 0xd2, 0x16, 0x2f], "x"), "trailing-bytes"],
  ])("%s is a value, not an exception", (_, bytes, code) => {
    expect(parseStartupPacket(bytes)).toEqual({ ok: false, error: { code, messageCode: 0 } });
  });
});
