import { describe, expect, test } from "vitest";
import { commandComplete, errorResponse, readyForQuery } from "./backend-builders.ts";
import { findTransactionStatus, readColumnNames, readCommandTag, readDiagnostic, readRow } from "./backend-message.ts";
import { frameAll } from "./frame-messages.ts";
import { onlyFrame } from "./testing/cut-stream.ts";
import { layOut } from "./testing/lay-out.ts";

describe("a frame of the backend's reply", () => {
  test("of an error gives its fields back by letter", () => {
    const fields = readDiagnostic(
      onlyFrame(errorResponse({ severity: "ERROR", code: "25P02", message: "aborted", hint: "roll back" })),
    );
    expect(Object.fromEntries(fields)).toEqual({ S: "ERROR", V: "ERROR", C: "25P02", M: "aborted", H: "roll back" });
  });

  test("of a completed command gives its tag back", () => {
    expect(readCommandTag(onlyFrame(commandComplete("UPDATE 3")))).toBe("UPDATE 3");
  });

  test("of columns gives their names back", () => {
    const rest = new Array(18).fill(0);
    expect(readColumnNames(onlyFrame(layOut("T", [0, 2], "id|", rest, "name|", rest)))).toEqual(["id", "name"]);
  });

  test("of a row tells NULL from an empty text, and keeps a byte order mark", () => {
    const row = layOut("D", [0, 3], [255, 255, 255, 255], [0, 0, 0, 0], [0, 0, 0, 4, 0xef, 0xbb, 0xbf], "a");
    expect(readRow(onlyFrame(row))).toEqual([null, "", "\ufeffa"]);
  });

  test("is read in spite of text in another client encoding", () => {
    expect(readDiagnostic(onlyFrame(layOut("N", "C01000|Mgr\xf6\xdfer||"))).get("M")).toBe("gr\ufffd\ufffder");
  });

  test("tells the newest transaction status of a reply, if it has one", () => {
    expect(findTransactionStatus(frameAll(Uint8Array.from([...readyForQuery("T"), ...readyForQuery("E")])))).toBe("E");
    expect(findTransactionStatus(frameAll(commandComplete("BEGIN")))).toBeUndefined();
  });

  test.each([
    ["a row that ends early", () => readRow(onlyFrame(layOut("D", [0, 1, 0, 0, 0, 9], "a"))), "truncated"],
    ["a tag and more", () => readCommandTag(onlyFrame(layOut("C", "BEGIN|x"))), "trailing-bytes"],
    ["an unknown status", () => findTransactionStatus([onlyFrame(layOut("Z", "X"))]), "bad-status"],
  ])("is a bug, and throws, where it holds %s", (_, read, defect) => {
    expect(read).toThrow(defect);
  });
});
