import { buildMessage, cstring, type Field, int16, int32, text, uint8 } from "./build-message.ts";
import { backendCode, startupCode, type TransactionStatus } from "./message-codes.ts";
import type { Column } from "./row-description.ts";

/** Builders of what a server sends. Source: PostgreSQL manual, "Message Formats". */
export const authenticationOk = () => buildMessage(backendCode.authentication, int32(0));

/** Tells a client that asked for more: we speak 3.0, without these options. */
export const negotiateProtocolVersion = (unrecognizedOptions: readonly string[]) =>
  buildMessage(
    backendCode.negotiateProtocolVersion,
    int32(startupCode.protocol3),
    int32(unrecognizedOptions.length),
    ...unrecognizedOptions.map(cstring),
  );

export const parameterStatus = (name: string, value: string) =>
  buildMessage(backendCode.parameterStatus, cstring(name), cstring(value));

export const backendKeyData = (pid: number, secret: number) =>
  buildMessage(backendCode.backendKeyData, int32(pid), int32(secret));

export const readyForQuery = (status: TransactionStatus) =>
  buildMessage(backendCode.readyForQuery, uint8(status.charCodeAt(0)));

export const commandComplete = (tag: string) => buildMessage(backendCode.commandComplete, cstring(tag));
export const emptyQueryResponse = () => buildMessage(backendCode.emptyQueryResponse);
export const parseComplete = () => buildMessage(backendCode.parseComplete);
export const bindComplete = () => buildMessage(backendCode.bindComplete);
export const closeComplete = () => buildMessage(backendCode.closeComplete);
export const portalSuspended = () => buildMessage(backendCode.portalSuspended);
export const noData = () => buildMessage(backendCode.noData);
export const noParameters = () => buildMessage(backendCode.parameterDescription, int16(0));

export const notificationResponse = (pid: number, channel: string, payload: string) =>
  buildMessage(backendCode.notificationResponse, int32(pid), cstring(channel), cstring(payload));

export const rowDescription = (columns: readonly Column[]) =>
  buildMessage(backendCode.rowDescription, int16(columns.length), ...columns.flatMap(columnFields));

const columnFields = (column: Column): Field[] => [
  cstring(column.name),
  int32(column.tableOid),
  int16(column.columnNumber),
  int32(column.typeOid),
  int16(column.typeLengthBytes),
  int32(column.typeModifier),
  int16(column.format === "binary" ? 1 : 0),
];

/** A row of values in text format; `null` is SQL's NULL. */
export const dataRow = (values: readonly (string | null)[]) =>
  buildMessage(backendCode.dataRow, int16(values.length), ...values.flatMap(valueFields));

function valueFields(value: string | null): Field[] {
  if (value === null) return [int32(-1)];
  const encoded = text(value);
  return [int32(encoded.value.length), encoded];
}

/** Asks for the rows of a COPY FROM STDIN in text format. */
export const copyInResponse = (columnCount: number, isBinary = false) =>
  buildMessage(
    backendCode.copyInResponse,
    uint8(Number(isBinary)),
    int16(columnCount),
    ...Array.from({ length: columnCount }, () => int16(Number(isBinary))),
  );

/** Fields of an error or notice, by SQLSTATE. Source: PostgreSQL manual, "Error and Notice Message Fields". */
export interface Diagnostic {
  readonly severity: "ERROR" | "FATAL" | "WARNING";
  /** SQLSTATE, five characters. */
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
  readonly hint?: string;
}

export const errorResponse = (diagnostic: Diagnostic) =>
  buildMessage(backendCode.errorResponse, ...diagnosticFields(diagnostic));

export const noticeResponse = (diagnostic: Diagnostic) =>
  buildMessage(backendCode.noticeResponse, ...diagnosticFields(diagnostic));

function diagnosticFields({ severity, code, message, detail, hint }: Diagnostic): Field[] {
  const fields = [cstring(`S${severity}`), cstring(`V${severity}`), cstring(`C${code}`), cstring(`M${message}`)];
  if (detail !== undefined) fields.push(cstring(`D${detail}`));
  if (hint !== undefined) fields.push(cstring(`H${hint}`));
  return [...fields, uint8(0)];
}
