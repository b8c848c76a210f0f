/**
 * How a reader passes an idle writer on one backend: the writer's transaction is rolled back, the reader sees what is
 * committed, and the writer's next request does the transaction again, at the same moments and from the same sequence
 * values. No other writer can come between, so it does again what it did.
 */
import type { Diagnostic } from "../../../wire/backend-builders.ts";
import { joinBytes } from "../../../wire/build-message.ts";
import { parse, sync } from "../../../wire/frontend-builders.ts";
import { statusOf } from "../session/transaction.ts";
import type { Moment } from "./backend.ts";
import type { Hold } from "./hold.ts";
import { digestOf } from "./journal.ts";
import { toRestoreSql } from "./sequences.ts";
import type { SharedBackend } from "./shared-backend.ts";

/** Whether others may pass the session that holds the backend. */
export const canPass = (hold: Hold): boolean => hold.isParked || hold.journal.canReplay;

/** Takes the holder's transaction off the backend; what it wrote is seen by nobody until it is brought back. */
export function park(shared: SharedBackend, hold: Hold, moment: Moment): void {
  if (hold.isParked) return;
  rollBack(shared, hold, moment);
  hold.isParked = true;
  shared.send(shared.toSeedBytes(moment), moment); // or a reader would draw the random numbers that are the holder's next
}

/** Ends whatever the holder has open on the backend. */
export function rollBack(shared: SharedBackend, { session, isMidBatch, isParked }: Hold, moment: Moment): void {
  if (isParked) return;
  if (isMidBatch) {
    shared.unnamedOwner = undefined;
    shared.send(joinBytes([failingParse, sync()]), moment); // Sync alone would commit what the batch has done so far
  }
  if (isMidBatch || statusOf(session.transaction) !== "I") shared.ask("ROLLBACK", moment);
}

const failingParse = parse({ statement: "", sql: "roll back", parameterTypes: new Uint8Array(2) });

/** Puts an open transaction into PostgreSQL's own failed state. */
export const failingSql = "DO $$ BEGIN RAISE EXCEPTION 'canceled'; END $$";

/** Brings a parked transaction back. False: it did something else than before, and is rolled back. */
export function replay(shared: SharedBackend, hold: Hold, moment: Moment): boolean {
  const { journal, session } = hold;
  const restoreSql = toRestoreSql(journal.sequences, shared.readSequences(moment));
  if (restoreSql !== undefined) shared.askAsOwner(restoreSql, moment);
  hold.isParked = false;
  if (shared.switchTo(session)) return false;
  journal.countReplay();
  shared.noteWrite("", true); // it may set again what it has set
  const isSame = journal.steps.every(({ bytes, moment: past, copyData, digest }) => {
    const frames = shared.send(bytes, past, copyData);
    return digest === undefined || digestOf(frames) === digest;
  });
  shared.unnamedOwner = undefined;
  if (!isSame) rollBack(shared, hold, moment);
  return isSame;
}

/** A holder's transaction came out differently: what its client was told no longer holds. */
export const replayDiffers: Diagnostic = {
  severity: "ERROR",
  code: "40001",
  message: "could not serialize access: the transaction gave another result when it was done again",
  hint: "Others were let pass while it was idle, which one embedded backend can only do by doing it again.",
};
