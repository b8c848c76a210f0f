import type { Outcome } from "../request/read-outcome.ts";
import { isChain, type Work } from "../request/work.ts";
import { mayChangeParameters, takeParameterNews } from "../session/reported-parameters.ts";
import type { Session } from "../session/session.ts";
import { timeoutSettings } from "../session/timeouts.ts";
import { quoteLiteral } from "./ask-backend.ts";
import type { SharedBackend } from "./shared-backend.ts";

/**
 * Draws the consequences of a request for what outlives it: settings, channels, time-outs of the transaction. Returns
 * the ParameterStatus messages that follow from it.
 */
export function concludeRequest(
  work: Work,
  session: Session,
  shared: SharedBackend,
  outcome: Outcome,
): readonly Uint8Array[] {
  noteChanges(work, session, outcome);
  const mayHaveNews = mayChangeParameters(work, session);
  concludeTransaction(work, session, shared, outcome);
  const isFailed = session.transaction.kind === "open" && session.transaction.failed;
  return mayHaveNews && !isFailed ? takeParameterNews(session, shared) : [];
}

function concludeTransaction(work: Work, session: Session, shared: SharedBackend, outcome: Outcome): void {
  const { transaction } = session;
  if (transaction.kind === "open") {
    if (!transaction.failed && setsTimeout.test(work.sql)) {
      session.transactionSettings = readSettings(timeoutSettings, session, shared);
    }
    return;
  }
  session.transactionSettings = new Map();
  session.hasSetLocally = false;
  if (transaction.kind === "deferred" && !isChain(work)) return;
  const isCommitted = transaction.kind !== "failed" && !outcome.failed && outcome.lastTag !== "ROLLBACK";
  // What failed may have committed something before; the backend itself knows what has lasted.
  session.channels.conclude(isCommitted || outcome.hasCommitted);
  settleSettings(session, shared, isCommitted || outcome.hasCommitted);
}

/** SET and SET LOCAL, `set_config` and whatever else may name one. */
const setsTimeout = /_timeout\b/i;

/** Keeps in mind what a request has changed until its transaction's end says whether it lasts. */
export function noteChanges({ statements }: Work, session: Session, { failed, hasCommitted }: Outcome): void {
  const { settings, channels, prepared } = session;
  if (failed && !hasCommitted) return;
  for (const statement of statements) {
    if (statement.kind === "set" || statement.kind === "set-local") session.hasSetLocally = true;
    if (statement.kind === "set") settings.touch(statement.change);
    else if (statement.kind === "commit") channels.conclude(true);
    else if (statement.kind === "rollback") {
      channels.conclude(false);
      settings.forget();
    } else if (statement.kind === "savepoint") channels.mark(statement);
    else if (statement.kind === "listen") channels.listen(statement.channel);
    else if (statement.kind === "unlisten") channels.unlisten(statement.channel);
    else if (statement.kind === "deallocate") prepared.remove(statement.name);
  }
}

function settleSettings(session: Session, shared: SharedBackend, isCommitted: boolean): void {
  const { settings } = session;
  if (!settings.hasTouched) return;
  if (isCommitted) settings.settle(readSettings(settings.touchedNames(), session, shared));
  else settings.forget();
  shared.invalidateSettings(); // RESET restores the server's default, which need not be what this client began with
}

function readSettings(names: readonly string[], session: Session, shared: SharedBackend): Map<string, string> {
  if (names.length === 0) return new Map();
  const calls = names.map((name) => `current_setting(${quoteLiteral(name)}, true)`);
  const { rows } = shared.ask(`SELECT ${calls.join(", ")}`, session.moment);
  return new Map(
    names.flatMap((name, index) => {
      const value = rows[0]?.[index];
      return typeof value === "string" ? [[name, value] as const] : [];
    }),
  );
}
