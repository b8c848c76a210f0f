import type { Diagnostic } from "../../../wire/backend-builders.ts";
import type { Frame } from "../../../wire/frame-messages.ts";
import type { ExtendedMessage } from "../../../wire/frontend-builders.ts";
import type { FrontendMessage } from "../../../wire/frontend-message.ts";

/** What a client asks in one go: a simple query, or extended messages up to Sync or Flush. */
export type Request = StatementRequest | CopyRequest | MalformedRequest | { readonly kind: "terminate" };

/** A message that cannot be carried out; `isQuery`: a ReadyForQuery follows its error, else the next Sync's. */
export interface MalformedRequest {
  readonly kind: "malformed";
  readonly diagnostic: Diagnostic;
  readonly isQuery: boolean;
}

export type StatementRequest =
  | { readonly kind: "query"; readonly sql: string }
  | {
      readonly kind: "batch";
      readonly messages: readonly ExtendedMessage[];
      /** Each message as it came, to be sent on where nothing in it changes. */
      readonly frames: readonly Uint8Array[];
      readonly ending: "sync" | "flush";
    };

/** What follows a COPY FROM STDIN. */
export type CopyRequest = Extract<FrontendMessage, { kind: "copy-data" | "copy-done" | "copy-fail" }>;

export type Batch = Extract<StatementRequest, { kind: "batch" }>;

/** What a client may send in a session: function calls are not offered, and nobody is asked for a password. */
export type SessionMessage = Exclude<FrontendMessage, { kind: "function-call" | "authentication-response" }>;

/** Gathers messages into requests. */
export interface RequestReader {
  /** `undefined` while a batch is open. */
  read(message: SessionMessage, frame: Frame): Request | undefined;
  /** What stands before a message that is no part of the batch. */
  takeOpenBatch(): Batch | undefined;
}

/** PostgreSQL works messages off as they come; gathered ones are worked off at this number, Sync or not. */
const maxBatchMessages = 10_000;

export function createRequestReader(): RequestReader {
  let messages: ExtendedMessage[] = [];
  let frames: Uint8Array[] = [];
  const takeBatch = (ending: "sync" | "flush"): Batch => {
    const batch = { kind: "batch", messages, frames, ending } as const;
    messages = [];
    frames = [];
    return batch;
  };
  const read = (message: SessionMessage, frame: Frame): Request | undefined => {
    switch (message.kind) {
      case "query":
      case "terminate":
      case "copy-data":
      case "copy-done":
      case "copy-fail":
        return message;
      case "sync":
      case "flush":
        return takeBatch(message.kind);
      default:
        messages.push(message);
        frames.push(frame.bytes);
        return messages.length >= maxBatchMessages ? takeBatch("flush") : undefined;
    }
  };
  return { read, takeOpenBatch: () => (messages.length > 0 ? takeBatch("flush") : undefined) };
}
