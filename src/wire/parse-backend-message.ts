import type { Result } from "../contract/result.ts";
import { type AuthenticationMessage, readAuthentication } from "./authentication.ts";
import type { ByteReader } from "./byte-reader.ts";
import { type CopyResponse, readCopyResponse } from "./copy-response.ts";
import { type DiagnosticFields, readDiagnosticFields } from "./diagnostic-fields.ts";
import type { Frame } from "./frame-messages.ts";
import { type MalformedMessage, parseFrame } from "./malformed-message.ts";
import { backendCode, type TransactionStatus } from "./message-codes.ts";
import { type NegotiateProtocolVersion, readNegotiateProtocolVersion } from "./negotiate-protocol-version.ts";
import { type Column, readColumns } from "./row-description.ts";
import { readTransactionStatus } from "./transaction-status.ts";
import { readValues } from "./value-list.ts";

/** A server's message. Source: PostgreSQL manual, "Message Formats". */
export type BackendMessage =
  | AuthenticationMessage
  | { readonly kind: "backend-key-data"; readonly pid: number; readonly secret: number }
  | { readonly kind: "parameter-status"; readonly name: string; readonly value: string }
  | NegotiateProtocolVersion
  | { readonly kind: "ready-for-query"; readonly status: TransactionStatus }
  | { readonly kind: "row-description"; readonly columns: readonly Column[] }
  | { readonly kind: "data-row"; readonly values: readonly (Uint8Array | null)[] }
  | { readonly kind: "command-complete"; readonly tag: string }
  | { readonly kind: "error-response" | "notice-response"; readonly fields: DiagnosticFields }
  | { readonly kind: "notification-response"; readonly pid: number; readonly channel: string; readonly payload: string }
  | { readonly kind: "parameter-description"; readonly typeOids: readonly number[] }
  | CopyResponse
  | { readonly kind: "copy-data"; readonly data: Uint8Array }
  | { readonly kind: "function-call-response"; readonly value: Uint8Array | null }
  | { readonly kind: BareKind };

/** Messages that say all by their type. */
const bareKinds = {
  [backendCode.bindComplete]: "bind-complete",
  [backendCode.closeComplete]: "close-complete",
  [backendCode.copyDone]: "copy-done",
  [backendCode.emptyQueryResponse]: "empty-query-response",
  [backendCode.noData]: "no-data",
  [backendCode.parseComplete]: "parse-complete",
  [backendCode.portalSuspended]: "portal-suspended",
} as const;

type BareKind = (typeof bareKinds)[keyof typeof bareKinds];

export const parseBackendMessage = (frame: Frame): Result<BackendMessage, MalformedMessage> => parseFrame(frame, read);

function read(code: number, reader: ByteReader): BackendMessage | undefined {
  switch (code) {
    case backendCode.authentication:
      return readAuthentication(reader);
    case backendCode.backendKeyData:
      return { kind: "backend-key-data", pid: reader.int32(), secret: reader.int32() };
    case backendCode.parameterStatus:
      return { kind: "parameter-status", name: reader.cstring(), value: reader.cstring() };
    case backendCode.negotiateProtocolVersion:
      return readNegotiateProtocolVersion(reader);
    case backendCode.readyForQuery:
      return { kind: "ready-for-query", status: readTransactionStatus(reader) };
    case backendCode.rowDescription:
      return { kind: "row-description", columns: readColumns(reader) };
    case backendCode.dataRow:
      return { kind: "data-row", values: readValues(reader) };
    case backendCode.commandComplete:
      return { kind: "command-complete", tag: reader.cstring() };
    case backendCode.errorResponse:
      return { kind: "error-response", fields: readDiagnosticFields(reader) };
    case backendCode.noticeResponse:
      return { kind: "notice-response", fields: readDiagnosticFields(reader) };
    case backendCode.notificationResponse:
      return {
        kind: "notification-response",
        pid: reader.int32(),
        channel: reader.cstring(),
        payload: reader.cstring(),
      };
    case backendCode.parameterDescription:
      return { kind: "parameter-description", typeOids: readTypeOids(reader) };
    case backendCode.copyInResponse:
      return readCopyResponse("copy-in-response", reader);
    case backendCode.copyOutResponse:
      return readCopyResponse("copy-out-response", reader);
    case backendCode.copyBothResponse:
      return readCopyResponse("copy-both-response", reader);
    case backendCode.copyData:
      return { kind: "copy-data", data: reader.rest() };
    case backendCode.functionCallResponse:
      return { kind: "function-call-response", value: reader.value() };
    default:
      return code in bareKinds ? { kind: bareKinds[code as keyof typeof bareKinds] } : undefined;
  }
}

function readTypeOids(reader: ByteReader): number[] {
  const typeOids: number[] = [];
  for (let left = reader.uint16(); left > 0 && !reader.defect; left -= 1) typeOids.push(reader.uint32());
  return typeOids;
}
