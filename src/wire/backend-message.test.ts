import { describe, expect, test } from "vitest";
import {
  authenticationOk,
  commandComplete,
  errorResponse,
  parameterStatus,
  readyForQuery,
} from "./backend-builders.ts";
import { findTransactionStatus, readCommandTag, readDiagnostic, readRow } from "./backend-message.ts";
import { type Frame, frameAll } from "./frame-messages.ts";

const only = (bytes: Uint8Array): Frame => {
  const [frame] = frameAll(bytes);
  if (!frame) throw new Error("no frame");
  return frame;
};

describe("a server's message", () => {
  test("is built byte for byte as the manual lays it out", () => {
    expect([...authenticationOk()]).toEqual([0x52, 0, 0, 0, 8, 0, 0, 0, 0]);
    expect([...readyForQuery("T")]).toEqual([0x5a, 0, 0, 0, 5, 0x54]);
    expect([...parameterStatus("a", "b")]).toEqual([0x53, 0, 0, 0, 8, 0x61, 0, 0x62, 0]);
  });

  test("of an error gives its fields back by letter", () => {
    const fields = readDiagnostic(
      only(errorResponse({ severity: "ERROR", code: "25P02", message: "aborted", hint: "roll back" })),
    );
    expect(Object.fromEntries(fields)).toEqual({ S: "ERROR", V: "ERROR", C: "25P02", M: "aborted", H: "roll back" });
  });

  test("of a completed command gives its tag back", () => {
    expect(readCommandTag(only(commandComplete("UPDATE 3")))).toBe("UPDATE 3");
  });

  test("of a row tells NULL from an empty text", () => {
    const row = Uint8Array.of(0x44, 0, 0, 0, 15, 0, 2, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 1, 0x61);
    expect(readRow(only(row.with(4, 15)))).toEqual([null, "a"]);
  });

  test("tells the newest transaction status of a reply, if it has one", () => {
    expect(findTransactionStatus(frameAll(Uint8Array.from([...readyForQuery("T"), ...readyForQuery("E")])))).toBe("E");
    expect(findTransactionStatus(frameAll(commandComplete("BEGIN")))).toBeUndefined();
  });
});
