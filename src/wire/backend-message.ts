import { type ByteReader, createByteReader } from "./byte-reader.ts";
import { type DiagnosticFields, readDiagnosticFields } from "./diagnostic-fields.ts";
import type { Frame } from "./frame-messages.ts";
import { backendCode, type TransactionStatus } from "./message-codes.ts";
import { readColumns } from "./row-description.ts";
import { readTransactionStatus } from "./transaction-status.ts";
import { decodeLossy } from "./utf8.ts";
import { readValues } from "./value-list.ts";

/*
 * Single facts from the frames of our own backend's reply. The backend is trusted: a frame that is not what it should
 * be is a bug, and throws. Text alone is read with leniency, since a session may have chosen another client encoding.
 */

function readTrusted<T>(frame: Frame, read: (reader: ByteReader) => T): T {
  const reader = createByteReader(frame.bytes, 5);
  const value = read(reader);
  const defect = reader.finish();
  if (defect && defect !== "not-utf8")
    throw new Error(`The backend sent a malformed message of type ${frame.code}: ${defect}`);
  return value;
}

/** Fields of an ErrorResponse or NoticeResponse. */
export const readDiagnostic = (frame: Frame): DiagnosticFields => readTrusted(frame, readDiagnosticFields);

/** The tag of a CommandComplete, such as `UPDATE 3`. */
export const readCommandTag = (frame: Frame): string => readTrusted(frame, (reader) => reader.cstring());

/** Column names of a RowDescription. */
export const readColumnNames = (frame: Frame): string[] => readTrusted(frame, readColumns).map(({ name }) => name);

/** Values of a DataRow in text format; SQL's NULL is `null`. */
export const readRow = (frame: Frame): (string | null)[] =>
  readTrusted(frame, readValues).map((value) => value && decodeLossy(value));

/** Channel and payload of a NotificationResponse; who notified, only the backend's own pid is told. */
export const readNotification = (frame: Frame): { readonly channel: string; readonly payload: string } =>
  readTrusted(frame, (reader) => {
    reader.int32();
    return { channel: reader.cstring(), payload: reader.cstring() };
  });

/** Whether the server is done with what it was asked, and in which state. */
export function findTransactionStatus(frames: readonly Frame[]): TransactionStatus | undefined {
  const last = frames.findLast((frame) => frame.code === backendCode.readyForQuery);
  return last && readTrusted(last, readTransactionStatus);
}
