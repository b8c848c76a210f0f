import type { TransactionStatus } from "../../../wire/message-codes.ts";
import { isReadCommittedBegin } from "../../sql/classify-statement.ts";
import type { Outcome } from "../request/read-outcome.ts";
import { endsTransaction, isChain, type Work } from "../request/work.ts";
import type { Session } from "../session/session.ts";
import { newTransaction, noTransaction, type Transaction, toFailed } from "../session/transaction.ts";
import { concludeRequest } from "./conclude-request.ts";
import { createLostJournal, type Journal } from "./journal.ts";
import type { SharedBackend } from "./shared-backend.ts";

/** Brings the session's transaction and the hold to where the backend's status says; returns what else is to be told. */
export function settleTransaction(
  work: Work,
  session: Session,
  shared: SharedBackend,
  { outcome, status, journal }: Settlement,
): readonly Uint8Array[] {
  const hadSavepoints = shared.hold?.session === session && shared.hold.hasSavepoints;
  const wasFailed = session.transaction.kind === "failed";
  session.transaction = nextTransaction(session.transaction, status, {
    work,
    failed: outcome.failed,
    hasSavepoints: hadSavepoints || savesPoint(work, outcome.failed),
  });
  const isRolledBack = session.transaction.kind === "failed" && status === "E";
  if (wasFailed && isChain(work) && status === "T") renew(session, shared);
  if (isRolledBack || defers(work, session)) shared.ask("ROLLBACK", session.moment);
  if (session.transaction.kind === "open") hold(session, shared, journal ?? createLostJournal(), work);
  else if (shared.hold?.session === session) shared.hold = undefined;
  if (status === "I") session.prepared.portals.clear();
  return concludeRequest(work, session, shared, outcome);
}

export interface Settlement {
  readonly outcome: Outcome;
  readonly status: TransactionStatus;
  readonly journal: Journal | undefined;
}

function hold(session: Session, shared: SharedBackend, journal: Journal, work: Work): void {
  if (endsTransaction(work)) shared.hold = undefined;
  shared.hold ??= {
    session,
    journal,
    hasSavepoints: false,
    hasBegun: false,
    hasCommitted: false,
    isMidBatch: false,
    isParked: false,
  };
  shared.hold.isMidBatch = false;
}

/** PGlite's AND CHAIN forgets the modes of a transaction that has failed. */
function renew({ transaction, moment }: Session, shared: SharedBackend): void {
  if (transaction.kind !== "open") return;
  for (const sql of ["ROLLBACK", transaction.beginSql]) shared.ask(sql, moment);
}

/** What AND CHAIN has begun need not be on the backend before it writes. */
function defers(work: Work, session: Session): boolean {
  const { transaction, moment } = session;
  if (!isChain(work) || transaction.kind !== "open" || transaction.failed) return false;
  if (!beginsReadCommitted(session, transaction.beginSql)) return false;
  session.transaction = newTransaction(transaction.beginSql, moment);
  return true;
}

/** A transaction that sees nothing before its first statement, so that the backend may hear of it late. */
export const beginsReadCommitted = ({ settings }: Session, beginSql: string): boolean =>
  isReadCommittedBegin(beginSql) &&
  (settings.current.get("default_transaction_isolation") ?? "read committed") === "read committed";

/** A failed transaction without savepoints has no way on but ROLLBACK, so the backend is freed at once. */
function nextTransaction(
  before: Transaction,
  status: TransactionStatus,
  { work, failed, hasSavepoints: savesPoints }: Circumstances,
): Transaction {
  if (before.kind === "deferred") return failed ? toFailed(before) : { ...before, hasRead: true };
  if (status === "I") return noTransaction;
  if (before.kind === "failed" && status === "E") return before;
  const hadSavepoints = before.kind === "open" ? before.hasSavepoints : before.kind === "failed" && before.before;
  const hasSavepoints = Boolean(hadSavepoints) || savesPoints;
  const beginSql = before.kind === "none" ? beginSqlOf(work) : withModes(before.beginSql, work, failed);
  if (status === "E" && !hasSavepoints) return { kind: "failed", beginSql, before: undefined };
  return { kind: "open", beginSql, hasSavepoints, failed: status === "E" };
}

interface Circumstances {
  readonly work: Work;
  readonly failed: boolean;
  readonly hasSavepoints: boolean;
}

export const savesPoint = ({ statements }: Work, failed: boolean): boolean =>
  !(failed && statements.length === 1) &&
  statements.some((statement) => statement.kind === "savepoint" && statement.action === "save");

/** AND CHAIN hands on what SET TRANSACTION has set as well. */
const withModes = (beginSql: string, { statements, sql }: Work, failed: boolean): string =>
  !failed && statements.length === 1 && /^\s*set\s+transaction\b/i.test(sql) ? `${beginSql}; ${sql}` : beginSql;

/** What began the transaction, where that was all the client asked; its characteristics matter to AND CHAIN alone. */
const beginSqlOf = ({ statements, sql }: Work): string =>
  statements.length === 1 && statements[0]?.kind === "begin" ? sql : "BEGIN";
