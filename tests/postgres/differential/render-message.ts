import { readColumnNames, readCommandTag, readDiagnostic, readRow } from "../../../src/wire/backend-message.ts";
import { createByteReader } from "../../../src/wire/byte-reader.ts";
import type { Frame } from "../../../src/wire/frame-messages.ts";
import { onOneLine } from "./on-one-line.ts";
import { isReportedByAll } from "./version-differences.ts";

const decoder = new TextDecoder();

/** Turns a server's messages into lines; remembers the columns, for a DataRow does not name them. */
export interface MessageRenderer {
  /** `undefined` for a message that is left out of transcripts. */
  render(frame: Frame): string | undefined;
}

/** OIDs from here on are given to what users make, and differ from run to run. */
const firstUserOid = 16_384;

/** Names for what differs from run to run: the same one for the same value, in all sessions of a script. */
export interface RunNames {
  /** Turns the pid of a session of the script into `<pid a>`. */
  pid(pid: number): string;
  /** Turns a value that chance has drawn into `<drawn 1>`. */
  drawn(value: string): string;
}

export function createMessageRenderer(names: RunNames): MessageRenderer {
  let columns: readonly string[] = [];

  const renderRow = (frame: Frame): string => {
    const values = readRow(frame).map((value, index) => {
      const column = columns[index];
      if (value === null) return null;
      if (column === "drawn") return names.drawn(value);
      return isPidColumn(column) ? names.pid(Number(value)) : value;
    });
    return `DataRow ${JSON.stringify(values)}`;
  };

  return {
    render: (frame) => {
      const code = String.fromCharCode(frame.code);
      const reader = createByteReader(frame.bytes, 5);
      switch (code) {
        case "C":
          return `CommandComplete ${readCommandTag(frame)}`;
        case "D":
          return renderRow(frame);
        case "T":
          columns = readColumnNames(frame);
          return `RowDescription ${renderColumns(frame)}`;
        case "t":
          return `ParameterDescription [${Array.from({ length: reader.int16() }, () => toOid(reader.int32())).join(", ")}]`;
        case "E":
          return `ErrorResponse ${nameIds(renderDiagnostic(frame), names)}`;
        case "N":
          return `NoticeResponse ${nameIds(renderDiagnostic(frame), names)}`;
        case "Z":
          return `ReadyForQuery ${String.fromCharCode(reader.uint8())}`;
        case "S": {
          const name = reader.cstring();
          return isReportedByAll(name) ? `ParameterStatus ${name} = ${reader.cstring()}` : undefined;
        }
        case "A":
          return `NotificationResponse from ${names.pid(reader.int32())} ${reader.cstring()} ${JSON.stringify(reader.cstring())}`;
        case "d":
          return `CopyData ${JSON.stringify(decoder.decode(reader.rest()))}`;
        case "G":
        case "H":
          return `${code === "G" ? "CopyInResponse" : "CopyOutResponse"} format ${reader.uint8()}, ${reader.int16()} columns`;
        default:
          return bareNames[code] ?? `message ${JSON.stringify(code)}`;
      }
    },
  };
}

const bareNames: Readonly<Record<string, string>> = {
  "1": "ParseComplete",
  "2": "BindComplete",
  "3": "CloseComplete",
  c: "CopyDone",
  I: "EmptyQueryResponse",
  n: "NoData",
  s: "PortalSuspended",
};

const isPidColumn = (name: string | undefined): boolean => name === "pid" || name === "pg_backend_pid";

const toOid = (oid: number): string => (oid >= firstUserOid ? "<oid>" : String(oid));

/** Each column as `name:type OID`. */
function renderColumns(frame: Frame): string {
  const reader = createByteReader(frame.bytes, 5);
  return Array.from({ length: reader.int16() }, () => {
    const name = reader.cstring();
    reader.bytes(6); // the table's OID and the column's number
    const typeOid = reader.int32();
    reader.bytes(8); // the type's size and modifier, the format
    return `${name}:${toOid(typeOid)}`;
  }).join(" ");
}

/** Fields after severity, SQLSTATE and message. Source: PostgreSQL manual, "Error and Notice Message Fields". */
const furtherFields = [
  ["P", "position"],
  ["D", "detail"],
  ["H", "hint"],
  ["t", "table"],
  ["c", "column"],
  ["n", "constraint"],
] as const;

/** A deadlock's detail has pids and transaction ids, which differ from run to run. */
const nameIds = (text: string, names: RunNames): string =>
  text
    .replace(/(?<=[Pp]rocess )\d+/g, (pid) => names.pid(Number(pid)))
    .replace(/(?<=transaction )\d+/g, "<transaction id>");

function renderDiagnostic(frame: Frame): string {
  const fields = readDiagnostic(frame);
  const further = furtherFields.flatMap(([code, name]) => {
    const value = fields.get(code);
    return value === undefined ? [] : [` | ${name}: ${onOneLine(value)}`];
  });
  return `${fields.get("S")} ${fields.get("C")} ${onOneLine(fields.get("M") ?? "")}${further.join("")}`;
}
