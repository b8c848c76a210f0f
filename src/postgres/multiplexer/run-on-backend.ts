import { errorResponse } from "../../wire/backend-builders.ts";
import { findTransactionStatus, readDiagnostic } from "../../wire/backend-message.ts";
import { joinBytes } from "../../wire/build-message.ts";
import type { Frame } from "../../wire/frame-messages.ts";
import { flush, parse, query, sync } from "../../wire/frontend-builders.ts";
import { backendCode, type TransactionStatus } from "../../wire/message-codes.ts";
import { activitySetting, channelsSetting, preparedSetting } from "../engine/engine-functions.sql.ts";
import { quoteLiteral } from "./ask-backend.ts";
import { BackendDiedError, type Moment } from "./backend.ts";
import { concludeRequest } from "./conclude-request.ts";
import { findCopyIn, toCopySql } from "./copy-sql.ts";
import { toSavepointSql } from "./deferred-savepoints.ts";
import { createJournal, digestOf, type Journal } from "./journal.ts";
import { failingSql, rollBack } from "./park-and-replay.ts";
import { type Outcome, readOutcome } from "./read-outcome.ts";
import type { Batch } from "./request.ts";
import type { Session } from "./session.ts";
import type { SharedBackend } from "./shared-backend.ts";
import { noTransaction, type Transaction, toFailed } from "./transaction.ts";
import { translateBatch } from "./translate-batch.ts";
import type { NamedStatement } from "./translate-sql.ts";
import { translateSql } from "./translate-sql.ts";
import {
  endsTransaction,
  isChain,
  isRepeatable,
  mayStayOpen,
  onlyReads,
  showsPlaces,
  staysUnsynced,
  type Work,
} from "./work.ts";

/** `activity` gives the rows of `pg_stat_activity` as JSON; asked for only where a statement looks. */
export interface RunContext {
  readonly shared: SharedBackend;
  activity(): string;
}

const looksAtSessions = /pg_stat_|pg_terminate_backend|pg_cancel_backend/i;
const looksAtPrepared = /pg_prepared_statement/i;
const looksAtChannels = /pg_listening_channels/i;

/**
 * Runs a request on the backend, which must be free for this session and bear its transaction, if it has one there;
 * brings the session's state and the hold up to date.
 */
export function runOnBackend(work: Work, session: Session, { shared, activity }: RunContext): Outcome {
  const wasMidBatch = shared.hold?.session === session && shared.hold.isMidBatch;
  if (!wasMidBatch) {
    session.moment = toMoment(work, session);
    const error = shared.switchTo(session) ?? beginForReal(work, session, shared);
    if (error) return refuse(error, session, shared);
    if (looksAtSessions.test(work.sql)) show(activitySetting, activity(), session, shared);
    if (looksAtPrepared.test(work.sql)) show(preparedSetting, toPreparedJson(session), session, shared);
    if (looksAtChannels.test(work.sql)) show(channelsSetting, session.channels.names.join(","), session, shared);
  }
  const journal = journalFor(work, session, shared);
  const wasFailed = session.transaction.kind === "failed";
  if (wasFailed) failAgain(session, shared);
  const run =
    work.request.kind === "query" ? runQuery(work, session, shared) : runBatch(work.request, work, session, shared);
  const { outcome, frames, replayBytes } = run;
  if (journal && (outcome.failed || wasMidBatch || run.parsed.length > 0 || !onlyReads(work) || showsPlaces(work))) {
    const repeats =
      isRepeatable(work) && !wasFailed && !endsTransaction(work) && !(outcome.failed && run.parsed.length > 0);
    const step = { bytes: replayBytes, moment: session.moment, digest: digestOf(frames), copyData: work.copyData };
    journal.record(step, repeats, lockedOutBy(work));
  }
  if (!onlyReads(work)) {
    shared.distrustSettings();
    shared.sequenceUser = session;
  }
  if (run.isUnsynced) {
    shared.hold ??= { session, journal: journal ?? createJournal(new Map()), isMidBatch: true, isParked: false };
    shared.hold.isMidBatch = true;
    return outcome;
  }
  const news = settle(work, session, shared, outcome, requireStatus(frames), journal);
  return news.length === 0 ? outcome : { ...outcome, messages: [...outcome.messages, ...news] };
}

/** Clocks that move inside a transaction. Source: PostgreSQL manual, "Current Date/Time". */
const movingClocks = /\b(?:clock_timestamp|statement_timestamp|timeofday)\b/i;

/** `now()` tells when the transaction began, and so it must where the real BEGIN is still to come. */
function toMoment(work: Work, { moment, transaction }: Session): Moment {
  if (transaction.kind !== "deferred" || !onlyReads(work) || movingClocks.test(work.sql)) return moment;
  return { ...moment, unixMs: transaction.moment.unixMs };
}

const lockedOutBy = ({ statements }: Work): readonly string[] =>
  statements.flatMap((statement) => (statement.kind === "write" ? statement.locksOut : []));

const toPreparedJson = ({ prepared }: Session): string =>
  JSON.stringify(Array.from(prepared.named, ([name, { backendName }]) => ({ backend_name: backendName, name })));

function show(setting: string, value: string, session: Session, shared: SharedBackend): void {
  shared.ask(`SET ${setting} = ${quoteLiteral(value)}`, session.moment);
}

/** A deferred BEGIN becomes real before the first statement that is not a plain read. */
function beginForReal(work: Work, session: Session, shared: SharedBackend): ReadonlyMap<string, string> | undefined {
  const { transaction } = session;
  if (transaction.kind !== "deferred" || onlyReads(work)) return undefined;
  if (work.statements.every(({ kind }) => kind === "read" || kind === "listen") && !work.keepsPortal) return undefined;
  const { moment } = transaction;
  const journal = createJournal(shared.readSequences(moment));
  const bytes = query(transaction.beginSql);
  const frames = shared.send(bytes, moment);
  shared.unnamedOwner = undefined;
  const error = frames.find((frame) => frame.code === backendCode.errorResponse);
  if (error) return readDiagnostic(error);
  const record = (stepBytes: Uint8Array, stepFrames: readonly Frame[]): void =>
    journal.record({ bytes: stepBytes, moment, digest: digestOf(stepFrames), copyData: undefined }, true);
  record(bytes, frames);
  // A query of its own lets PostgreSQL know that the isolation level can be changed no more.
  const catchUp = [...(transaction.hasRead ? ["SELECT 1"] : []), ...transaction.savepoints.map(toSavepointSql)];
  for (const sql of catchUp) record(query(sql), shared.send(query(sql), moment));
  const hasSavepoints = transaction.savepoints.length > 0;
  session.transaction = { kind: "open", beginSql: transaction.beginSql, hasSavepoints, failed: false };
  shared.hold = { session, journal, isMidBatch: false, isParked: false };
  return undefined;
}

/** The journal of a transaction that AND CHAIN has begun on the backend. */
function beginJournal({ moment }: Session, beginSql: string, shared: SharedBackend): Journal {
  const journal = createJournal(shared.readSequences(moment));
  journal.record({ bytes: query(beginSql), moment, digest: undefined, copyData: undefined }, true);
  return journal;
}

/** A failed transaction left the backend at once; here it is again, for PostgreSQL to answer as it does in one. */
function failAgain({ transaction, moment }: Session, shared: SharedBackend): void {
  if (transaction.kind !== "failed") return;
  shared.ask(transaction.beginSql, moment);
  shared.ask(failingSql, moment);
}

/** The journal of the transaction that the session is in or that the request may begin. */
function journalFor(work: Work, session: Session, shared: SharedBackend): Journal | undefined {
  if (shared.hold?.session === session) return shared.hold.journal;
  return mayStayOpen(work) ? createJournal(shared.readSequences(session.moment)) : undefined;
}

function refuse(error: ReadonlyMap<string, string>, session: Session, shared: SharedBackend): Outcome {
  if (shared.hold?.session === session) {
    rollBack(shared, shared.hold, session.moment);
    shared.hold = undefined;
  }
  session.transaction = toFailed(session.transaction);
  const diagnostic = { severity: "ERROR", code: error.get("C") ?? "XX000", message: error.get("M") ?? "" } as const;
  const messages = [errorResponse(diagnostic)];
  return { messages, failed: true, parsedCount: 0, lastTag: undefined, sleepMs: 0, signals: [], notifications: [] };
}

interface Run {
  readonly outcome: Outcome;
  readonly frames: readonly Frame[];
  readonly replayBytes: Uint8Array;
  /** Statements with a name that the request has parsed. */
  readonly parsed: readonly NamedStatement[];
  /** The backend waits for a Sync of the client's. */
  readonly isUnsynced: boolean;
}

function runQuery(work: Work, session: Session, shared: SharedBackend): Run {
  const copy = work.copyData && findCopyIn(work);
  const translation = copy
    ? toCopySql(work.sql, copy)
    : translateSql(work.sql, session.prepared, `w${session.pid}_unknown`);
  for (const { backendName, source } of translation.missing) {
    if (source) {
      const again = parse({ statement: backendName, sql: source.backendSql, parameterTypes: source.parameterTypes });
      shared.send(joinBytes([again, sync()]), session.moment);
    }
  }
  for (const statement of translation.missing) statement.isOnBackend = true;
  shared.unnamedOwner = undefined;
  session.prepared.remove("");
  const bytes = query(translation.sql);
  const frames = shared.send(bytes, session.moment, work.copyData);
  const outcome = readOutcome(frames, translation);
  settlePrepared(translation.prepared, session, outcome.failed);
  return { outcome, frames, replayBytes: bytes, parsed: [], isUnsynced: false };
}

function runBatch(batch: Batch, work: Work, session: Session, shared: SharedBackend): Run {
  const isMidBatch = shared.hold?.isMidBatch === true;
  const ending = staysUnsynced(work) || (isMidBatch && batch.ending === "flush") ? "flush" : "sync";
  const translated = translateBatch(batch, session, shared, ending);
  if (translated.prelude.length > 0)
    shared.send(joinBytes([translated.prelude, isMidBatch ? flush() : sync()]), session.moment);
  const frames = shared.send(translated.bytes, session.moment);
  const outcome = readOutcome(frames, translated);
  translated.parsed.forEach(({ name, statement }, index) => {
    statement.isOnBackend = index < outcome.parsedCount;
    if (!statement.isOnBackend) session.prepared.remove(name);
    else if (name === "") shared.unnamedOwner = session;
  });
  settlePrepared(translated.prepared, session, outcome.failed);
  const parsed = translated.parsed.filter(({ name }) => name !== "");
  const run = { outcome, frames, replayBytes: translated.replayBytes, parsed, isUnsynced: ending === "flush" };
  if (!outcome.failed || batch.ending === "sync") return run;
  session.skipsToSync = true;
  if (ending === "sync") return run;
  // Nothing more can come of the batch: the backend need not wait for the client's Sync.
  const end = shared.send(sync(), session.moment);
  return { ...run, frames: [...frames, ...end], replayBytes: joinBytes([run.replayBytes, sync()]), isUnsynced: false };
}

function settlePrepared(prepared: readonly NamedStatement[], session: Session, failed: boolean): void {
  for (const { name, statement } of prepared) {
    statement.isOnBackend = true;
    if (failed) session.prepared.remove(name);
  }
}

function requireStatus(frames: readonly Frame[]): TransactionStatus {
  const status = findTransactionStatus(frames);
  if (!status) throw new BackendDiedError("The backend ended its answer without ReadyForQuery");
  return status;
}

function settle(
  work: Work,
  session: Session,
  shared: SharedBackend,
  outcome: Outcome,
  status: TransactionStatus,
  journal: Journal | undefined,
): readonly Uint8Array[] {
  session.transaction = nextTransaction(session.transaction, work, outcome.failed, status);
  if (status === "E" && session.transaction.kind === "failed") shared.ask("ROLLBACK", session.moment);
  if (session.transaction.kind === "open") {
    if (!journal) throw new Error(`A transaction was left open by a statement that cannot begin one: ${work.sql}`);
    const isChained = isChain(work) && status === "T";
    if (endsTransaction(work)) shared.hold = undefined;
    shared.hold ??= { session, journal, isMidBatch: false, isParked: false };
    if (isChained)
      shared.hold = { ...shared.hold, journal: beginJournal(session, session.transaction.beginSql, shared) };
    shared.hold.isMidBatch = false;
  } else if (shared.hold?.session === session) shared.hold = undefined;
  if (status === "I") session.prepared.portals.clear();
  return concludeRequest(work, session, shared, outcome);
}

/** A failed transaction without savepoints has no way on but ROLLBACK, so the backend is freed at once. */
function nextTransaction(before: Transaction, work: Work, failed: boolean, status: TransactionStatus): Transaction {
  if (before.kind === "deferred") return failed ? toFailed(before) : { ...before, hasRead: true };
  if (status === "I") return noTransaction;
  if (before.kind === "failed" && status === "E") return before;
  const hadSavepoints = before.kind === "open" && before.hasSavepoints;
  const hasSavepoints = hadSavepoints || work.statements.some((statement) => statement.kind === "savepoint");
  const beginSql = before.kind === "none" ? beginSqlOf(work) : before.beginSql;
  if (status === "E" && !hasSavepoints) return { kind: "failed", beginSql, before: undefined };
  return { kind: "open", beginSql, hasSavepoints, failed: status === "E" };
}

/** What began the transaction, where that was all the client asked; its characteristics matter to AND CHAIN alone. */
const beginSqlOf = ({ statements, sql }: Work): string =>
  statements.length === 1 && statements[0]?.kind === "begin" ? sql : "BEGIN";
