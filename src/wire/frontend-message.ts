import type { Result } from "../contract/result.ts";
import type { ByteReader } from "./byte-reader.ts";
import type { Frame } from "./frame-messages.ts";
import { type FunctionCallMessage, readFunctionCall } from "./function-call.ts";
import { type MalformedMessage, parseFrame } from "./malformed-message.ts";
import { frontendCode, targetCode } from "./message-codes.ts";
import { readValues } from "./value-list.ts";

/** A client's message after startup. Source: PostgreSQL manual, "Message Formats". */
export type FrontendMessage =
  | { readonly kind: "query"; readonly sql: string }
  | ParseMessage
  | BindMessage
  | { readonly kind: "describe" | "close"; readonly target: "statement" | "portal"; readonly name: string }
  /** `maxRows` 0 means all; PostgreSQL takes a negative number as that, and so it is read. */
  | { readonly kind: "execute"; readonly portal: string; readonly maxRows: number }
  | { readonly kind: "sync" }
  | { readonly kind: "flush" }
  | { readonly kind: "terminate" }
  | { readonly kind: "copy-data"; readonly data: Uint8Array }
  | { readonly kind: "copy-done" }
  | { readonly kind: "copy-fail"; readonly reason: string }
  | FunctionCallMessage
  /** PasswordMessage, SASLInitialResponse, SASLResponse or GSSResponse: which one, only the question tells. */
  | { readonly kind: "authentication-response"; readonly data: Uint8Array };

/** `parameterTypes` is the rest of the message as sent, its layout checked: the count and OIDs of the types. */
export interface ParseMessage {
  readonly kind: "parse";
  readonly statement: string;
  readonly sql: string;
  readonly parameterTypes: Uint8Array;
}

/** `values` is the rest of the message as sent, its layout checked: formats and values. */
export interface BindMessage {
  readonly kind: "bind";
  readonly portal: string;
  readonly statement: string;
  readonly values: Uint8Array;
}

export const parseFrontendMessage = (frame: Frame): Result<FrontendMessage, MalformedMessage> =>
  parseFrame(frame, read);

function read(code: number, reader: ByteReader): FrontendMessage | undefined {
  switch (code) {
    case frontendCode.query:
      return { kind: "query", sql: reader.cstring() };
    case frontendCode.parse:
      return {
        kind: "parse",
        statement: reader.cstring(),
        sql: reader.cstring(),
        parameterTypes: readParameterTypes(reader),
      };
    case frontendCode.bind:
      return { kind: "bind", portal: reader.cstring(), statement: reader.cstring(), values: readBindValues(reader) };
    case frontendCode.describe:
      return { kind: "describe", target: readTarget(reader), name: reader.cstring() };
    case frontendCode.close:
      return { kind: "close", target: readTarget(reader), name: reader.cstring() };
    case frontendCode.execute:
      return { kind: "execute", portal: reader.cstring(), maxRows: Math.max(0, reader.int32()) };
    case frontendCode.sync:
      return { kind: "sync" };
    case frontendCode.flush:
      return { kind: "flush" };
    case frontendCode.terminate:
      return { kind: "terminate" };
    case frontendCode.copyData:
      return { kind: "copy-data", data: reader.rest() };
    case frontendCode.copyDone:
      return { kind: "copy-done" };
    case frontendCode.copyFail:
      return { kind: "copy-fail", reason: reader.cstring() };
    case frontendCode.functionCall:
      return readFunctionCall(reader);
    case frontendCode.password:
      return { kind: "authentication-response", data: reader.rest() };
    default:
      return undefined;
  }
}

function readTarget(reader: ByteReader): "statement" | "portal" {
  const code = reader.uint8();
  if (code !== targetCode.statement && code !== targetCode.portal) reader.reject("bad-target");
  return code === targetCode.portal ? "portal" : "statement";
}

function readParameterTypes(reader: ByteReader): Uint8Array {
  const start = reader.position;
  reader.bytes(4 * reader.uint16());
  return reader.since(start);
}

function readBindValues(reader: ByteReader): Uint8Array {
  const start = reader.position;
  const formatCount = reader.uint16();
  reader.bytes(2 * formatCount);
  const values = readValues(reader);
  if (formatCount > 1 && formatCount !== values.length) reader.reject("bad-count");
  reader.bytes(2 * reader.uint16());
  return reader.since(start);
}
