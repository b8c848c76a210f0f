import { buildMessage, cstring, type Field, int16, int32, raw, uint8 } from "./build-message.ts";
import { backendCode, type TransactionStatus } from "./message-codes.ts";

/** Builders of what a server sends. Source: PostgreSQL manual, "Message Formats". */
export const authenticationOk = () => buildMessage(backendCode.authentication, int32(0));

export const parameterStatus = (name: string, value: string) =>
  buildMessage(backendCode.parameterStatus, cstring(name), cstring(value));

export const backendKeyData = (pid: number, secret: number) =>
  buildMessage(backendCode.backendKeyData, int32(pid), int32(secret));

export const readyForQuery = (status: TransactionStatus) =>
  buildMessage(backendCode.readyForQuery, uint8(status.charCodeAt(0)));

export const commandComplete = (tag: string) => buildMessage(backendCode.commandComplete, cstring(tag));
export const parseComplete = () => buildMessage(backendCode.parseComplete);
export const bindComplete = () => buildMessage(backendCode.bindComplete);
export const closeComplete = () => buildMessage(backendCode.closeComplete);
export const noData = () => buildMessage(backendCode.noData);
export const noParameters = () => buildMessage(backendCode.parameterDescription, int16(0));

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
  return [...fields, raw(new Uint8Array(1))];
}
