import { fail, ok, type Result } from "../contract/result.ts";
import { type ByteReader, createByteReader } from "./byte-reader.ts";
import type { Frame } from "./frame-messages.ts";
import { frontendCode, targetCode } from "./message-codes.ts";

/** A client's message after startup. Source: PostgreSQL manual, "Message Formats". */
export type FrontendMessage =
  | { readonly kind: "query"; readonly sql: string }
  | ParseMessage
  | BindMessage
  | { readonly kind: "describe" | "close"; readonly target: "statement" | "portal"; readonly name: string }
  /** `maxRows` 0 means all. */
  | { readonly kind: "execute"; readonly portal: string; readonly maxRows: number }
  | { readonly kind: "sync" }
  | { readonly kind: "flush" }
  | { readonly kind: "terminate" }
  /** CopyData, CopyDone or CopyFail: the stream that follows a COPY FROM STDIN, refused or not. */
  | { readonly kind: "copy" };

/** `parameterTypes` is the rest of the message as sent: the count and OIDs of the types. */
export interface ParseMessage {
  readonly kind: "parse";
  readonly statement: string;
  readonly sql: string;
  readonly parameterTypes: Uint8Array;
}

/** `values` is the rest of the message as sent: formats and values. */
export interface BindMessage {
  readonly kind: "bind";
  readonly portal: string;
  readonly statement: string;
  readonly values: Uint8Array;
}

export interface MalformedMessage {
  readonly code: "unknown-message" | "truncated" | "bad-target";
  readonly messageCode: number;
}

export function parseFrontendMessage(frame: Frame): Result<FrontendMessage, MalformedMessage> {
  const reader = createByteReader(frame.bytes, 5);
  const message = read(frame.code, reader);
  if (typeof message === "string") return fail({ code: message, messageCode: frame.code });
  return reader.isIntact ? ok(message) : fail({ code: "truncated", messageCode: frame.code });
}

function read(code: number, reader: ByteReader): FrontendMessage | "unknown-message" | "bad-target" {
  switch (code) {
    case frontendCode.query:
      return { kind: "query", sql: reader.cstring() };
    case frontendCode.parse:
      return { kind: "parse", statement: reader.cstring(), sql: reader.cstring(), parameterTypes: reader.rest() };
    case frontendCode.bind:
      return { kind: "bind", portal: reader.cstring(), statement: reader.cstring(), values: reader.rest() };
    case frontendCode.describe:
      return readTarget("describe", reader);
    case frontendCode.close:
      return readTarget("close", reader);
    case frontendCode.execute:
      return { kind: "execute", portal: reader.cstring(), maxRows: reader.int32() };
    case frontendCode.sync:
      return { kind: "sync" };
    case frontendCode.flush:
      return { kind: "flush" };
    case frontendCode.terminate:
      return { kind: "terminate" };
    case frontendCode.copyData:
    case frontendCode.copyDone:
    case frontendCode.copyFail:
      return { kind: "copy" };
    default:
      return "unknown-message";
  }
}

function readTarget(kind: "describe" | "close", reader: ByteReader): FrontendMessage | "bad-target" {
  const code = reader.uint8();
  const name = reader.cstring();
  if (code === targetCode.statement) return { kind, target: "statement", name };
  if (code === targetCode.portal) return { kind, target: "portal", name };
  return "bad-target";
}
