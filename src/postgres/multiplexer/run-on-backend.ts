import { errorResponse } from "../../wire/backend-builders.ts";
import { findTransactionStatus } from "../../wire/backend-message.ts";
import type { Frame } from "../../wire/frame-messages.ts";
import { query } from "../../wire/frontend-builders.ts";
import { activitySetting } from "../engine/engine-functions.sql.ts";
import { quoteLiteral } from "./ask-backend.ts";
import { BackendDiedError } from "./backend.ts";
import { composeEnd } from "./compose-reply.ts";
import { type Outcome, readOutcome } from "./read-outcome.ts";
import type { Work } from "./request.ts";
import type { Session } from "./session.ts";
import type { SharedBackend } from "./shared-backend.ts";
import { failedTransaction, noTransaction, statusOf, type Transaction } from "./transaction.ts";
import { translateBatch } from "./translate-batch.ts";

/** `activity` gives the rows of `pg_stat_activity` as JSON; asked for only where a statement looks. */
export interface RunContext {
  readonly shared: SharedBackend;
  activity(): string;
}

const looksAtSessions = /pg_stat_|pg_terminate_backend|pg_cancel_backend/i;

/** Runs a request on the backend, which must be free for this session, and brings the session's state up to date. */
export function runOnBackend(work: Work, session: Session, { shared, activity }: RunContext): Outcome {
  if (!shared.isMidBatch) {
    const error = shared.switchTo(session) ?? beginForReal(work, session, shared);
    if (error) return refuse(error, session, work);
    if (looksAtSessions.test(work.sql)) shared.ask(`SET ${activitySetting} = ${quoteLiteral(activity())}`, session);
  }
  const outcome =
    work.request.kind === "query"
      ? runQuery(work.request.sql, session, shared)
      : runBatch(work.request, session, shared);
  if (outcome.status) settle(work, session, shared, outcome, outcome.status);
  else holdUntilSync(session, shared);
  return { ...outcome, messages: [...outcome.messages, ...composeEnd(work.request, statusOf(session.transaction))] };
}

type RawOutcome = Outcome & { readonly status: "I" | "T" | "E" | undefined };

/** A deferred BEGIN becomes real before the first statement that is not a plain read. */
function beginForReal(work: Work, session: Session, shared: SharedBackend): ReadonlyMap<string, string> | undefined {
  const { transaction } = session;
  const isFirstWord = transaction.kind === "failed"; // ROLLBACK and more in one string; there is nothing to go on with
  if (isFirstWord) session.transaction = noTransaction;
  if (transaction.kind !== "deferred") return undefined;
  if (!work.keepsPortal && work.statements.every((statement) => statement.kind === "read")) return undefined;
  const { error } = shared.ask(transaction.beginSql, session);
  if (error) return error;
  session.transaction = { kind: "open", hasSavepoints: false, failed: false };
  shared.holder = session;
  return undefined;
}

function refuse(error: ReadonlyMap<string, string>, session: Session, work: Work): Outcome {
  if (session.transaction.kind !== "none") session.transaction = failedTransaction;
  const diagnostic = { severity: "ERROR", code: error.get("C") ?? "XX000", message: error.get("M") ?? "" } as const;
  const messages = [errorResponse(diagnostic), ...composeEnd(work.request, statusOf(session.transaction))];
  return { messages, failed: true, parsedCount: 0, lastTag: undefined, sleepMs: 0, signals: [] };
}

function runQuery(sql: string, session: Session, shared: SharedBackend): RawOutcome {
  shared.unnamedOwner = undefined;
  session.prepared.remove("");
  const frames = shared.send(query(sql), session);
  return { ...readOutcome(frames, new Map()), status: requireStatus(frames) };
}

function runBatch(
  batch: Extract<Work["request"], { kind: "batch" }>,
  session: Session,
  shared: SharedBackend,
): RawOutcome {
  const translated = translateBatch(batch, session, shared);
  if (translated.prelude.length > 0) shared.send(translated.prelude, session);
  const frames = shared.send(translated.bytes, session);
  const outcome = readOutcome(frames, translated.clientNames);
  translated.parsed.forEach(({ name, statement }, index) => {
    statement.isOnBackend = index < outcome.parsedCount;
    if (!statement.isOnBackend) session.prepared.remove(name);
    else if (name === "") shared.unnamedOwner = session;
  });
  return { ...outcome, status: batch.ending === "sync" ? requireStatus(frames) : undefined };
}

function requireStatus(frames: readonly Frame[]): "I" | "T" | "E" {
  const status = findTransactionStatus(frames);
  if (!status) throw new BackendDiedError("The backend ended its answer without ReadyForQuery");
  return status;
}

function holdUntilSync(session: Session, shared: SharedBackend): void {
  shared.holder = session;
  shared.isMidBatch = true;
}

function settle(work: Work, session: Session, shared: SharedBackend, outcome: Outcome, status: "I" | "T" | "E"): void {
  shared.isMidBatch = false;
  const before = session.transaction;
  session.transaction = nextTransaction(before, work, outcome.failed, status);
  if (status === "E" && session.transaction.kind === "failed") shared.ask("ROLLBACK", session);
  shared.holder = session.transaction.kind === "open" ? session : undefined;
  if (status === "I") session.prepared.portals.clear();
  settleSettings(work, session, shared, outcome);
}

/** A failed transaction without savepoints has no way on but ROLLBACK, so the backend is freed at once. */
function nextTransaction(before: Transaction, work: Work, failed: boolean, status: "I" | "T" | "E"): Transaction {
  if (before.kind === "deferred") return failed ? failedTransaction : before;
  if (status === "I") return noTransaction;
  const hadSavepoints = before.kind === "open" && before.hasSavepoints;
  const hasSavepoints = hadSavepoints || work.statements.some((statement) => statement.kind === "savepoint");
  if (status === "E" && !hasSavepoints) return failedTransaction;
  return { kind: "open", hasSavepoints, failed: status === "E" };
}

function settleSettings(work: Work, session: Session, shared: SharedBackend, { failed, lastTag }: Outcome): void {
  const { settings, transaction } = session;
  if (!failed) for (const statement of work.statements) if (statement.kind === "set") settings.touch(statement.change);
  if (!settings.hasTouched || transaction.kind === "open") return;
  if (transaction.kind === "failed" || failed || lastTag === "ROLLBACK") settings.forget();
  else settings.settle(readSettings(settings.touchedNames(), session, shared));
  shared.invalidateSettings(); // RESET restores the server's default, which need not be what this client began with
}

function readSettings(names: readonly string[], session: Session, shared: SharedBackend): Map<string, string> {
  if (names.length === 0) return new Map();
  const { rows } = shared.ask(
    `SELECT ${names.map((name) => `current_setting(${quoteLiteral(name)}, true)`).join(", ")}`,
    session,
  );
  return new Map(
    names.flatMap((name, index) => {
      const value = rows[0]?.[index];
      return typeof value === "string" ? [[name, value] as const] : [];
    }),
  );
}
