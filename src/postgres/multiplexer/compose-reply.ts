import {
  bindComplete,
  closeComplete,
  commandComplete,
  type Diagnostic,
  errorResponse,
  noData,
  noParameters,
  noticeResponse,
  parseComplete,
  readyForQuery,
} from "../../wire/backend-builders.ts";
import type { ExtendedMessage } from "../../wire/frontend-builders.ts";
import type { TransactionStatus } from "../../wire/message-codes.ts";
import type { StatementRequest } from "./request.ts";

/** The messages of a statement without rows that the multiplexer answers itself. */
export function composeCompletion(
  request: StatementRequest,
  tag: string,
  status: TransactionStatus,
  warning: Diagnostic | undefined,
): Uint8Array[] {
  const completion = [...(warning ? [noticeResponse(warning)] : []), commandComplete(tag)];
  const answers =
    request.kind === "query" ? completion : request.messages.flatMap((message) => answerTo(message, completion));
  return [...answers, ...composeEnd(request, status)];
}

export const composeError = (
  request: StatementRequest,
  diagnostic: Diagnostic,
  status: TransactionStatus,
): Uint8Array[] => [errorResponse(diagnostic), ...composeEnd(request, status)];

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
