import { readDiagnostic } from "../../../wire/backend-message.ts";
import { query } from "../../../wire/frontend-builders.ts";
import { backendCode } from "../../../wire/message-codes.ts";
import { needsBackend, type Work } from "../request/work.ts";
import { toSavepointSql } from "../session/deferred-savepoints.ts";
import type { Session } from "../session/session.ts";
import { createJournal, digestOf } from "./journal.ts";
import { failingSql } from "./park-and-replay.ts";
import type { SharedBackend } from "./shared-backend.ts";

/**
 * A deferred BEGIN becomes real before the first statement that is not a plain read. Returns the error's fields where
 * the backend refuses it.
 */
export function beginForReal(
  work: Work,
  session: Session,
  shared: SharedBackend,
): ReadonlyMap<string, string> | undefined {
  const { transaction } = session;
  if (transaction.kind !== "deferred" || !needsBackend(work)) return undefined;
  const { moment, beginSql, savepoints, hasRead } = transaction;
  const journal = createJournal(shared.readSequences(moment));
  const play = (bytes: Uint8Array): ReadonlyMap<string, string> | undefined => {
    const frames = shared.send(bytes, moment);
    journal.record({ bytes, moment, digest: digestOf(frames), copyData: undefined }, true);
    const error = frames.find((frame) => frame.code === backendCode.errorResponse);
    return error && readDiagnostic(error);
  };
  shared.unnamedOwner = undefined;
  play(shared.toSeedBytes(moment));
  const error = play(query(beginSql));
  if (error) return error;
  if (hasRead) play(query("SELECT 1")); // so that PostgreSQL refuses to change the isolation level now
  for (const name of savepoints) play(query(toSavepointSql(name)));
  session.transaction = { kind: "open", beginSql, hasSavepoints: savepoints.length > 0, failed: false };
  shared.hold = {
    session,
    journal,
    hasSavepoints: false,
    hasBegun: false,
    hasCommitted: false,
    isMidBatch: false,
    isParked: false,
  };
  return undefined;
}

/** A failed transaction left the backend at once; here it is again, for PostgreSQL to answer as it does in one. */
export function failAgain({ transaction, moment }: Session, shared: SharedBackend): void {
  if (transaction.kind !== "failed") return;
  const savepoints = transaction.before?.savepoints ?? [];
  for (const sql of [transaction.beginSql, ...savepoints.map(toSavepointSql), failingSql]) shared.ask(sql, moment);
}
