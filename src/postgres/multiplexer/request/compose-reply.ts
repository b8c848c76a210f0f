import {
  bindComplete,
  closeComplete,
  commandComplete,
  type Diagnostic,
  noData,
  noParameters,
  noticeResponse,
  parseComplete,
  readyForQuery,
} from "../../../wire/backend-builders.ts";
import type { ExtendedMessage } from "../../../wire/frontend-builders.ts";
import type { TransactionStatus } from "../../../wire/message-codes.ts";
import type { StatementRequest } from "./request.ts";

/** What the multiplexer itself answers to a statement without rows. */
export function composeCompletion(
  request: StatementRequest,
  tag: string,
  warning: Diagnostic | undefined,
): readonly Uint8Array[] {
  const completion = [...(warning ? [noticeResponse(warning)] : []), commandComplete(tag)];
  return request.kind === "query" ? completion : request.messages.flatMap((message) => answerTo(message, completion));
}

/** What a batch has been answered before the statement fails that the multiplexer would answer itself. */
export function composePreamble(request: StatementRequest): readonly Uint8Array[] {
  if (request.kind === "query") return [];
  const execute = request.messages.findIndex(({ kind }) => kind === "execute");
  return request.messages.slice(0, Math.max(0, execute)).flatMap((message) => answerTo(message, []));
}

/** After Flush a server says nothing of its state. */
export const composeEnd = (request: StatementRequest, status: TransactionStatus): Uint8Array[] =>
  request.kind === "batch" && request.ending === "flush" ? [] : [readyForQuery(status)];

function answerTo(message: ExtendedMessage, completion: readonly Uint8Array[]): readonly Uint8Array[] {
  switch (message.kind) {
    case "parse":
      return [parseComplete()];
    case "bind":
      return [bindComplete()];
    case "close":
      return [closeComplete()];
    case "describe":
      return message.target === "statement" ? [noParameters(), noData()] : [noData()];
    case "execute":
      return completion;
  }
}
