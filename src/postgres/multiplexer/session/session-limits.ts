import type { Diagnostic } from "../../../wire/backend-builders.ts";
import type { TimerHandle } from "../backend/backend.ts";
import type { Session } from "./session.ts";
import { idleInTransactionTooLong, idleTooLong, readTimeouts, transactionTooLong } from "./timeouts.ts";
import { statusOf } from "./transaction.ts";

type End = (session: Session, farewell: Diagnostic) => void;

/** Sets the timer of a session that has nothing to do, if one of its limits asks for it. */
export function watchIdle(session: Session, end: End): TimerHandle | undefined {
  if (session.inbox.length > 0) return undefined;
  const { idleInTransactionMs, idleSessionMs } = readTimeouts(session);
  const isIdle = statusOf(session.transaction) === "I";
  const limitMs = isIdle ? idleSessionMs : idleInTransactionMs;
  if (limitMs === undefined) return undefined;
  return session.link.timers.set(limitMs, () => end(session, isIdle ? idleTooLong : idleInTransactionTooLong));
}

/** Sets or clears the timer of `transaction_timeout`; a limit set inside the transaction counts from then on. */
export function watchTransaction(session: Session, end: End): void {
  const { transactionMs } = readTimeouts(session);
  if (statusOf(session.transaction) === "I" || transactionMs === undefined) {
    session.transactionTimer?.clear();
    session.transactionTimer = undefined;
  } else session.transactionTimer ??= session.link.timers.set(transactionMs, () => end(session, transactionTooLong));
}
