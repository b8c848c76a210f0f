import { Parser } from "pg-protocol/dist/parser.js";
import { describe, expect, test } from "vitest";
import {
  authenticationOk,
  backendKeyData,
  bindComplete,
  closeComplete,
  commandComplete,
  copyInResponse,
  dataRow,
  emptyQueryResponse,
  errorResponse,
  negotiateProtocolVersion,
  noData,
  noParameters,
  noticeResponse,
  notificationResponse,
  parameterStatus,
  parseComplete,
  portalSuspended,
  readyForQuery,
  rowDescription,
} from "./backend-builders.ts";
import type { Column } from "./row-description.ts";
import { layOut } from "./testing/lay-out.ts";

const column: Column = {
  name: "größe",
  tableOid: 4_000_000_000,
  columnNumber: -3,
  typeOid: 1043,
  typeLengthBytes: -1,
  typeModifier: 24,
  format: "binary",
};

const readByPg = (bytes: Uint8Array): unknown[] => {
  const messages: unknown[] = [];
  new Parser().parse(Buffer.from(bytes), (message) => messages.push(message));
  return messages;
};

describe("a server's message", () => {
  test("is built byte for byte as the manual lays it out", () => {
    expect(authenticationOk()).toEqual(layOut("R", [0, 0, 0, 0]));
    expect(readyForQuery("T")).toEqual(layOut("Z", "T"));
    expect(parameterStatus("a", "b")).toEqual(layOut("S", "a|b|"));
    expect(copyInResponse(2)).toEqual(layOut("G", [0, 0, 2, 0, 0, 0, 0]));
    expect(dataRow([null, "a"])).toEqual(layOut("D", [0, 2, 255, 255, 255, 255, 0, 0, 0, 1], "a"));
  });

  test("that negotiates the version carries the whole number 3.0, as PostgreSQL's own", () => {
    expect(negotiateProtocolVersion(["_pq_.a"])).toEqual(layOut("v", [0, 3, 0, 0, 0, 0, 0, 1], "_pq_.a|"));
  });

  test.each([
    [authenticationOk(), { name: "authenticationOk" }],
    [parameterStatus("TimeZone", "UTC"), { name: "parameterStatus", parameterName: "TimeZone", parameterValue: "UTC" }],
    [backendKeyData(101, -7), { name: "backendKeyData", processID: 101, secretKey: -7 }],
    [readyForQuery("E"), { name: "readyForQuery", status: "E" }],
    [commandComplete("UPDATE 3"), { name: "commandComplete", text: "UPDATE 3" }],
    [emptyQueryResponse(), { name: "emptyQuery" }],
    [parseComplete(), { name: "parseComplete" }],
    [bindComplete(), { name: "bindComplete" }],
    [closeComplete(), { name: "closeComplete" }],
    [portalSuspended(), { name: "portalSuspended" }],
    [noData(), { name: "noData" }],
    [noParameters(), { name: "parameterDescription", dataTypeIDs: [] }],
    [
      notificationResponse(101, "news", "Grüße"),
      { name: "notification", processId: 101, channel: "news", payload: "Grüße" },
    ],
    [
      rowDescription([column, { ...column, name: "", format: "text" }]),
      {
        name: "rowDescription",
        fields: [
          {
            name: "größe",
            tableID: 4_000_000_000,
            columnID: -3,
            dataTypeID: 1043,
            dataTypeSize: -1,
            dataTypeModifier: 24,
            format: "binary",
          },
          { name: "", format: "text" },
        ],
      },
    ],
    [dataRow(["größe", null, ""]), { name: "dataRow", fields: ["größe", null, ""] }],
    [copyInResponse(3), { name: "copyInResponse", binary: false, columnTypes: [0, 0, 0] }],
    [
      errorResponse({ severity: "ERROR", code: "25P02", message: "aborted", detail: "why", hint: "roll back" }),
      { name: "error", severity: "ERROR", code: "25P02", message: "aborted", detail: "why", hint: "roll back" },
    ],
    [
      noticeResponse({ severity: "WARNING", code: "25001", message: "already" }),
      { name: "notice", severity: "WARNING", code: "25001", message: "already", hint: undefined },
    ],
  ])("is read by pg: %#", (bytes, expected) => {
    expect(readByPg(bytes)).toMatchObject([expected]);
  });
});
