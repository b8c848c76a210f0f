import type { Diagnostic } from "../../../wire/backend-builders.ts";
import { errorResponse } from "../../../wire/backend-builders.ts";
import { joinBytes } from "../../../wire/build-message.ts";
import { query } from "../../../wire/frontend-builders.ts";
import { digestOf } from "../backend/journal.ts";
import { failingSql, replay, rollBack } from "../backend/park-and-replay.ts";
import type { Kernel } from "../kernel.ts";
import { takeTray } from "../session/notifications.ts";
import type { Session } from "../session/session.ts";
import { noTransaction, statusOf, toFailed } from "../session/transaction.ts";
import { composeEnd } from "./compose-reply.ts";
import { statementCount, type Work } from "./work.ts";

/** Sends the answer to a request, with what else the client is to be told before it may go on. */
export function sendReply(kernel: Kernel, session: Session, work: Work, messages: readonly Uint8Array[]): void {
  const { request } = work;
  const end = composeEnd(request, statusOf(session.transaction));
  if (end.length > 0 && statusOf(session.transaction) !== "T") session.readPortals.clear();
  const { hold } = kernel.shared;
  const isAmidBatch = hold?.session === session && hold.isMidBatch;
  const reply = [...messages, ...(isAmidBatch ? [] : takeTray(session)), ...end];
  if (reply.length > 0) session.link.send(joinBytes(reply), statementCount(work) * kernel.options.statementMs);
}

export interface Failure {
  readonly diagnostic: Diagnostic;
  /** Messages that come before it. */
  readonly preamble: readonly Uint8Array[];
}

/** Answers with an error that the backend has not seen, and lets the transaction fail with it. */
export function sendError(kernel: Kernel, session: Session, work: Work, { diagnostic, preamble }: Failure): void {
  failTransaction(kernel, session);
  if (work.request.kind === "batch" && work.request.ending === "flush") session.skipsToSync = true;
  sendReply(kernel, session, work, [...preamble, errorResponse(diagnostic)]);
}

function failTransaction({ shared }: Kernel, session: Session): void {
  const { transaction, moment } = session;
  const hold = shared.hold?.session === session ? shared.hold : undefined;
  if (hold && transaction.kind === "open" && transaction.hasSavepoints && !hold.isMidBatch) {
    if (!hold.isParked || replay(shared, hold, moment)) {
      const bytes = query(failingSql);
      const digest = digestOf(shared.send(bytes, moment));
      shared.unnamedOwner = undefined;
      hold.journal.record({ bytes, moment, digest, copyData: undefined }, true);
      session.transaction = { ...transaction, failed: true };
      return;
    }
  }
  if (hold) {
    rollBack(shared, hold, moment);
    shared.hold = undefined;
  }
  session.channels.conclude(false);
  session.settings.forget();
  session.transaction = session.isWrapped ? noTransaction : toFailed(transaction);
  session.isWrapped = false;
}
