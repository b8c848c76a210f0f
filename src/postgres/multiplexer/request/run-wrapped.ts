import { type RunContext, runOnBackend } from "../backend/run-on-backend.ts";
import type { Session } from "../session/session.ts";
import { newTransaction, noTransaction } from "../session/transaction.ts";
import type { Outcome } from "./read-outcome.ts";
import { commitWork, sleepsOnWrites, type Work } from "./work.ts";

/**
 * Runs a request; one that writes and sleeps gets a transaction of its own, which `endWrapped` commits when it wakes,
 * and which a cancel in its sleep rolls back.
 */
export function runWrapped(session: Session, work: Work, context: RunContext): Outcome {
  session.isWrapped = session.transaction.kind === "none" && !context.shared.hold && sleepsOnWrites(work);
  if (!session.isWrapped) return runOnBackend(work, session, context);
  session.transaction = newTransaction("BEGIN", session.moment);
  const outcome = runOnBackend(work, session, context);
  if (outcome.failed) {
    session.transaction = noTransaction;
    session.isWrapped = false;
  }
  return outcome.failed || outcome.sleepMs > 0 ? outcome : endWrapped(session, outcome, context);
}

/** Commits it; the outcome is that of the COMMIT where that fails. */
export function endWrapped(session: Session, outcome: Outcome, context: RunContext): Outcome {
  session.isWrapped = false;
  const commit = runOnBackend(commitWork, session, context);
  return commit.failed ? commit : outcome;
}
