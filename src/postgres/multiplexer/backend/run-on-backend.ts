import { errorResponse } from "../../../wire/backend-builders.ts";
import { findTransactionStatus } from "../../../wire/backend-message.ts";
import { activitySetting, channelsSetting, preparedSetting } from "../../engine/engine-functions.sql.ts";
import { emptyOutcome, type Outcome } from "../request/read-outcome.ts";
import {
  endsTransaction,
  isRepeatable,
  isTrial,
  looksAround,
  mayStayOpen,
  onlyReads,
  parsesByName,
  setsSomething,
  showsPlaces,
  type Work,
} from "../request/work.ts";
import type { Session } from "../session/session.ts";
import { toFailed } from "../session/transaction.ts";
import { BackendDiedError, type Moment } from "./backend.ts";
import { beginForReal, failAgain } from "./begin-for-real.ts";
import { noteChanges } from "./conclude-request.ts";
import { createJournal, createLostJournal, digestOf, type Journal } from "./journal.ts";
import { rollBack } from "./park-and-replay.ts";
import { runPortals } from "./run-portals.ts";
import { type Run, runBatch, runQuery } from "./run-query.ts";
import { savesPoint, settleTransaction } from "./settle-transaction.ts";
import type { SharedBackend } from "./shared-backend.ts";

/** `activity` gives the rows of `pg_stat_activity` as JSON; asked for only where a statement looks. */
export interface RunContext {
  readonly shared: SharedBackend;
  activity(): string;
}

/**
 * Runs a request on the backend, which must be free for this session and bear its transaction, if it has one there;
 * brings the session's state and the hold up to date.
 */
export function runOnBackend(work: Work, session: Session, { shared, activity }: RunContext): Outcome {
  const wasMidBatch = shared.hold?.session === session && shared.hold.isMidBatch;
  const isAlone = isTrial(work, session.transaction);
  if (!wasMidBatch) {
    session.moment = toMoment(work, session);
    const sql = onlyReads(work) ? work.sql : undefined;
    const error = shared.switchTo(session, sql) ?? (isAlone ? undefined : beginForReal(work, session, shared));
    if (error) return refuse(error, session, shared);
  }
  if (looksAround(work)) showSurroundings(session, shared, activity());
  const journal = journalFor(work, session, shared);
  const wasFailed = session.transaction.kind === "failed" && !wasMidBatch;
  if (wasFailed) failAgain(session, shared);
  if (isAlone && session.transaction.kind === "deferred") shared.ask(session.transaction.beginSql, session.moment);
  const run = runRequest(work, session, shared);
  if (isAlone) shared.ask("ROLLBACK", session.moment);
  if (journal) record(journal, work, run, { moment: session.moment, wasFailed, wasMidBatch });
  if (!onlyReads(work)) {
    shared.noteWrite(work.sql, setsSomething(work));
    shared.sequenceUser = session;
  }
  const { frames } = run;
  const hadCommitted = wasMidBatch && shared.hold?.hasCommitted === true;
  const outcome = { ...run.outcome, hasCommitted: run.outcome.hasCommitted || hadCommitted };
  if (run.isUnsynced) {
    shared.hold ??= {
      session,
      journal: journal ?? createLostJournal(),
      hasSavepoints: false,
      hasBegun: false,
      hasCommitted: false,
      isMidBatch: true,
      isParked: false,
    };
    shared.hold.isMidBatch = true;
    shared.hold.hasSavepoints ||= savesPoint(work, outcome.failed);
    shared.hold.hasCommitted ||= outcome.hasCommitted;
    shared.hold.hasBegun ||= work.statements.some(({ kind }) => kind === "begin" || kind === "chain");
    noteChanges(work, session, outcome);
    return outcome;
  }
  const status = findTransactionStatus(frames);
  if (!status) throw new BackendDiedError("The backend ended its answer without ReadyForQuery");
  const news = settleTransaction(work, session, shared, { outcome, status, journal });
  const messages = news.length === 0 ? outcome.messages : [...outcome.messages, ...news];
  return { ...outcome, messages, notifications: shared.takeNotifications() };
}

function runRequest(work: Work, session: Session, shared: SharedBackend): Run {
  const { request } = work;
  if (request.kind === "query") return runQuery(work, session, shared);
  return work.readsPortals ? runPortals(request, work, session, shared) : runBatch(request, work, session, shared);
}

/** Clocks that move inside a transaction. Source: PostgreSQL manual, "Current Date/Time". */
const movingClocks = /\b(?:clock_timestamp|statement_timestamp|timeofday)\b/i;

/** `now()` tells when the transaction began, and so it must where the real BEGIN is still to come. */
function toMoment(work: Work, { moment, transaction }: Session): Moment {
  if (transaction.kind !== "deferred" || !onlyReads(work) || movingClocks.test(work.sql)) return moment;
  return { ...moment, unixMs: transaction.moment.unixMs };
}

/** Lets the engine's functions tell of the sessions, which the backend knows nothing of. */
function showSurroundings({ channels, moment, prepared }: Session, shared: SharedBackend, activity: string): void {
  const names = Array.from(prepared.named, ([name, { backendName }]) => ({ backend_name: backendName, name }));
  const settings = [
    [activitySetting, activity],
    [channelsSetting, channels.names.join(",")],
    [preparedSetting, JSON.stringify(names)],
  ] as const;
  shared.show(settings, moment);
}

/** The journal of the transaction that the session is in or that the request may begin. */
function journalFor(work: Work, session: Session, shared: SharedBackend): Journal | undefined {
  if (shared.hold?.session === session) return shared.hold.journal;
  return mayStayOpen(work) && session.transaction.kind !== "failed" ? beginJournal(session.moment, shared) : undefined;
}

function beginJournal(moment: Moment, shared: SharedBackend): Journal {
  const journal = createJournal(shared.readSequences(moment));
  const bytes = shared.toSeedBytes(moment);
  shared.send(bytes, moment);
  journal.record({ bytes, moment, digest: undefined, copyData: undefined }, true);
  return journal;
}

interface Circumstances {
  readonly moment: Moment;
  readonly wasFailed: boolean;
  readonly wasMidBatch: boolean;
}

/** Reads are journalled too: what a client has seen must be seen again, or the transaction has come out differently. */
function record(journal: Journal, work: Work, run: Run, { moment, wasFailed, wasMidBatch }: Circumstances): void {
  const { outcome, frames, parsed, toReplayBytes } = run;
  const isMute = work.statements.every(({ kind }) => kind === "prepare") && parsed.length === 0;
  const isIdle = onlyReads(work) && !outcome.failed && !wasMidBatch && (isMute || looksAround(work));
  if (isIdle && !showsPlaces(work)) return;
  const isParsedInVain = outcome.failed && parsesByName(work);
  const repeats = isRepeatable(work) && !wasFailed && !endsTransaction(work) && !isParsedInVain;
  const locksOut = work.statements.flatMap((statement) => (statement.kind === "write" ? statement.locksOut : []));
  // Who else is there may have changed meanwhile, and changes nothing here.
  const digest = looksAround(work) ? undefined : digestOf(frames);
  journal.record({ bytes: toReplayBytes(), moment, digest, copyData: work.copyData }, repeats, locksOut);
}

function refuse(error: ReadonlyMap<string, string>, session: Session, shared: SharedBackend): Outcome {
  if (shared.hold?.session === session) {
    rollBack(shared, shared.hold, session.moment);
    shared.hold = undefined;
  }
  session.transaction = toFailed(session.transaction);
  const diagnostic = { severity: "ERROR", code: error.get("C") ?? "XX000", message: error.get("M") ?? "" } as const;
  const messages = [errorResponse(diagnostic)];
  return { ...emptyOutcome, messages, failed: true };
}
