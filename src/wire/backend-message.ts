import { createByteReader } from "./byte-reader.ts";
import type { Frame } from "./frame-messages.ts";
import { backendCode, type TransactionStatus } from "./message-codes.ts";

const decoder = new TextDecoder();

/** Fields of an ErrorResponse or NoticeResponse by their letter: `C` SQLSTATE, `M` message, `P` position. */
export function readDiagnostic(frame: Frame): ReadonlyMap<string, string> {
  const reader = createByteReader(frame.bytes, 5);
  const fields = new Map<string, string>();
  for (let code = reader.uint8(); code !== 0; code = reader.uint8())
    fields.set(String.fromCharCode(code), reader.cstring());
  return fields;
}

/** The tag of a CommandComplete, such as `UPDATE 3`. */
export const readCommandTag = (frame: Frame): string => createByteReader(frame.bytes, 5).cstring();

function readTransactionStatus(frame: Frame): TransactionStatus {
  const status = String.fromCharCode(createByteReader(frame.bytes, 5).uint8());
  if (status === "I" || status === "T" || status === "E") return status;
  throw new Error(`ReadyForQuery with the status ${JSON.stringify(status)}`);
}

/** Column names of a RowDescription. */
export function readColumnNames(frame: Frame): string[] {
  const reader = createByteReader(frame.bytes, 5);
  const columnCount = reader.int16();
  return Array.from({ length: columnCount }, () => {
    const name = reader.cstring();
    reader.bytes(18); // table, column, type, its size and modifier, format: not needed where values stay text
    return name;
  });
}

/** Values of a DataRow in text format; SQL's NULL is `null`. */
export function readRow(frame: Frame): (string | null)[] {
  const reader = createByteReader(frame.bytes, 5);
  const columnCount = reader.int16();
  return Array.from({ length: columnCount }, () => {
    const lengthBytes = reader.int32();
    return lengthBytes < 0 ? null : decoder.decode(reader.bytes(lengthBytes));
  });
}

/** Whether the server is done with what it was asked, and in which state. */
export function findTransactionStatus(frames: readonly Frame[]): TransactionStatus | undefined {
  const last = frames.findLast((frame) => frame.code === backendCode.readyForQuery);
  return last && readTransactionStatus(last);
}
