import { unreachable } from "../../contract/result.ts";
import { findTransactionStatus } from "../../wire/backend-message.ts";
import type { Frame } from "../../wire/frame-messages.ts";
import { type FrontendMessage, parseFrontendMessage } from "../../wire/frontend-message.ts";
import { backendCode, type TransactionStatus } from "../../wire/message-codes.ts";

/** What a client has asked and a server still owes, read from the messages that pass between them. */
export interface Conversation {
  asked(frame: Frame): void;
  /** Tells what the message concludes. */
  answered(frame: Frame): "statement" | "request" | undefined;
  /**
   * `answer`: a ReadyForQuery is owed. `unknown`: after a Flush only the server knows how much it owes. `nothing`: the
   * client's turn.
   */
  owed(): "nothing" | "answer" | "unknown";
  /** The server was seen waiting for the client: all is said. */
  seenWaiting(): void;
  status(): TransactionStatus;
  /** The newest statement that was asked for. */
  sql(): string;
}

/** Source: PostgreSQL manual, "Message Flow". */
export function createConversation(): Conversation {
  const statements = new Map<string, string>();
  const portals = new Map<string, string>();
  let owedReady = 0;
  let hasFlushed = false;
  let isCopyingIn = false;
  let status: TransactionStatus = "I";
  let sql = "";

  const ask = (message: FrontendMessage): void => {
    switch (message.kind) {
      case "query":
        sql = message.sql;
        owedReady += 1;
        return;
      case "parse":
        statements.set(message.statement, message.sql);
        return;
      case "bind":
        portals.set(message.portal, statements.get(message.statement) ?? "");
        return;
      case "execute":
        sql = portals.get(message.portal) ?? "";
        return;
      case "sync":
      case "function-call":
        hasFlushed = false;
        owedReady += 1;
        return;
      case "flush":
        hasFlushed = true;
        return;
      case "copy-done":
      case "copy-fail":
        isCopyingIn = false;
        return;
      case "describe":
      case "close":
      case "copy-data":
      case "terminate":
      case "authentication-response":
        return;
      default:
        return unreachable(message);
    }
  };

  return {
    asked: (frame) => {
      const message = parseFrontendMessage(frame);
      if (message.ok) ask(message.value); // what cannot be read is the server's to refuse
    },
    answered: (frame) => {
      switch (frame.code) {
        case backendCode.commandComplete:
        case backendCode.emptyQueryResponse:
        case backendCode.portalSuspended:
        case backendCode.errorResponse:
          return "statement";
        case backendCode.copyInResponse:
          isCopyingIn = true;
          return undefined;
        case backendCode.readyForQuery:
          isCopyingIn = false;
          owedReady = Math.max(0, owedReady - 1);
          status = findTransactionStatus([frame]) ?? status;
          return "request";
        default:
          return undefined;
      }
    },
    owed: () => {
      if (isCopyingIn) return "nothing";
      if (owedReady > 0) return "answer";
      return hasFlushed ? "unknown" : "nothing";
    },
    seenWaiting: () => {
      hasFlushed = false;
    },
    status: () => status,
    sql: () => sql,
  };
}
