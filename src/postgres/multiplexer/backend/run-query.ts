import { joinBytes } from "../../../wire/build-message.ts";
import type { Frame } from "../../../wire/frame-messages.ts";
import { flush, parse, query, sync } from "../../../wire/frontend-builders.ts";
import { backendCode } from "../../../wire/message-codes.ts";
import { findCopyIn, toCopySql } from "../request/copy-sql.ts";
import { type Outcome, readOutcome } from "../request/read-outcome.ts";
import type { Batch } from "../request/request.ts";
import { translateBatch } from "../request/translate-batch.ts";
import { type NamedStatement, type SqlTranslation, translateSql } from "../request/translate-sql.ts";
import { mayStayOpen, staysUnsynced, type Work } from "../request/work.ts";
import type { Session } from "../session/session.ts";
import type { SharedBackend } from "./shared-backend.ts";

/** What a request has done on the backend. */
export interface Run {
  readonly outcome: Outcome;
  readonly frames: readonly Frame[];
  /** The messages for doing it again. */
  toReplayBytes(): Uint8Array;
  /** Statements with a name that the request has parsed. */
  readonly parsed: readonly NamedStatement[];
  /** The backend waits for a Sync of the client's. */
  readonly isUnsynced: boolean;
}

export function runQuery(work: Work, session: Session, shared: SharedBackend): Run {
  const copy = work.copyData && findCopyIn(work);
  const translation = copy ? toCopySql(work.sql, copy) : translateSql(work.sql, session.prepared);
  for (const statement of translation.missing) {
    const { backendName, source } = statement;
    if (source) {
      const again = parse({ statement: backendName, sql: source.backendSql, parameterTypes: source.parameterTypes });
      shared.send(joinBytes([again, sync()]), session.moment);
    }
    statement.isOnBackend = true;
  }
  shared.unnamedOwner = undefined;
  session.prepared.remove("");
  const bytes = query(translation.sql);
  const answer = shared.send(bytes, session.moment, work.copyData);
  const hold = shared.hold?.session === session ? shared.hold : undefined;
  const endsBatch = hold?.isMidBatch && !hold.hasBegun && session.transaction.kind === "none" && !mayStayOpen(work);
  const frames = endsBatch ? [...answer, ...endBatch(answer, session, shared)] : answer;
  const outcome = readOutcome(frames, translation);
  settlePrepared(translation, session, outcome.failed);
  return { outcome, frames, toReplayBytes: () => bytes, parsed: [], isUnsynced: false };
}

/** A query ends the transaction of a batch that was flushed; PGlite would keep it open, and lose it at the next Sync. */
function endBatch(answer: readonly Frame[], { moment }: Session, shared: SharedBackend): readonly Frame[] {
  const hasFailed = answer.some(isError);
  const end = shared.send(query(hasFailed ? "ROLLBACK" : "COMMIT"), moment);
  return end.filter((frame) => isError(frame) || frame.code === backendCode.readyForQuery);
}

const isError = ({ code }: Frame): boolean => code === backendCode.errorResponse;

export function runBatch(batch: Batch, work: Work, session: Session, shared: SharedBackend): Run {
  const isMidBatch = shared.hold?.session === session && shared.hold.isMidBatch;
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
  remove(translated.closed.slice(0, outcome.closedCount), session);
  settlePrepared(translated, session, outcome.failed);
  const parsed = translated.parsed.filter(({ name }) => name !== "");
  const { toReplayBytes } = translated;
  const run = { outcome, frames, toReplayBytes, parsed, isUnsynced: ending === "flush" };
  if (!outcome.failed || batch.ending === "sync") return run;
  session.skipsToSync = true;
  if (ending === "sync") return run;
  // Nothing more can come of the batch: the backend need not wait for the client's Sync.
  const end = shared.send(sync(), session.moment);
  return {
    ...run,
    frames: [...frames, ...end],
    toReplayBytes: () => joinBytes([toReplayBytes(), sync()]),
    isUnsynced: false,
  };
}

function settlePrepared(
  { prepared, deallocated }: Pick<SqlTranslation, "prepared" | "deallocated">,
  session: Session,
  failed: boolean,
): void {
  for (const { name, statement } of prepared) {
    statement.isOnBackend = true;
    if (failed) session.prepared.remove(name);
  }
  if (!failed) remove(deallocated, session);
}

/** Forgets statements, but not others that have taken their names since. */
function remove(entries: readonly (NamedStatement | undefined)[], { prepared }: Session): void {
  for (const entry of entries) {
    if (entry && prepared.find(entry.name) === entry.statement) prepared.remove(entry.name);
  }
}
