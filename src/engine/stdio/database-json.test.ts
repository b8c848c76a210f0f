import fc from "fast-check";
import { expect, test } from "vitest";
import {
  fromBase64,
  packToDatabase,
  packToServer,
  toBase64,
  unpackToDatabase,
  unpackToServer,
} from "./database-json.ts";

test("bytes of any length come back as they were", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect([...fromBase64(toBase64(bytes))]).toEqual([...bytes]);
    }),
  );
  const large = Uint8Array.from({ length: 100_000 }, (_, at) => at % 251);
  expect(fromBase64(toBase64(large))).toEqual(large);
});

test("the base64 is the one Node makes", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
});

test("messages of both ways survive JSON", () => {
  const bytes = Uint8Array.of(81, 0, 255);
  const sent = { kind: "bytes", connectionId: 1, messageId: 2, atMs: 3.5, bytes } as const;
  expect(unpackToDatabase(JSON.parse(JSON.stringify(packToDatabase(sent))))).toEqual(sent);
  const post = [
    { kind: "bytes", connectionId: 1, bytes, costMs: 1 } as const,
    { kind: "settled", messageId: 2 } as const,
  ];
  expect(unpackToServer(JSON.parse(JSON.stringify(packToServer(post))))).toEqual(post);
});

test("what is no message goes on as it came, and bytes that are no base64 throw", () => {
  for (const odd of [null, 7, "bytes", { kind: "bytes", bytes: 7 }]) expect(unpackToDatabase(odd)).toEqual(odd);
  expect(() => unpackToDatabase({ kind: "bytes", bytes: "%" })).toThrow();
});
