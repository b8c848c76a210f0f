import { readDiagnostic } from "../../../wire/backend-message.ts";
import type { Frame } from "../../../wire/frame-messages.ts";
import { backendCode } from "../../../wire/message-codes.ts";
import type { Moment } from "./backend.ts";
import type { SequenceStates } from "./sequences.ts";

/** One request of a transaction, as the backend got it. */
export interface Step {
  readonly bytes: Uint8Array;
  readonly moment: Moment;
  readonly copyData: Uint8Array | undefined;
  /** Of the answer that the client was given; `undefined` where there was none. */
  readonly digest: number | undefined;
}

/** What a transaction has done since its BEGIN, so that it can be rolled back and done again. */
export interface Journal {
  /** Sequences as they were before the first step; a rollback does not set them back. */
  readonly sequences: SequenceStates;
  readonly steps: readonly Step[];
  /** `isRepeatable` false: from now on the transaction cannot be done again. */
  record(step: Step, isRepeatable: boolean, locksOut?: readonly string[]): void;
  /** From now on the transaction cannot be done again. */
  giveUp(): void;
  readonly canReplay: boolean;
  /** Names that its locks keep even readers away from. */
  readonly locksOut: ReadonlySet<string>;
  /** Takes note of one replay; each may cost as much as the transaction itself, so their number is limited. */
  countReplay(): void;
}

const maxJournalBytes = 8 * 1024 * 1024;

/** Steps run again in all, beside twenty times the transaction's own: past it the replays cost more than they spare. */
const freeReplayedSteps = 2_000;

export function createJournal(sequences: SequenceStates): Journal {
  const steps: Step[] = [];
  const locksOut = new Set<string>();
  let lengthBytes = 0;
  let replayedSteps = 0;
  let repeats = true;
  return {
    sequences,
    steps,
    locksOut,
    record: (step, isRepeatable, names = []) => {
      for (const name of names) locksOut.add(name);
      lengthBytes += step.bytes.length + (step.copyData?.length ?? 0);
      repeats &&= isRepeatable && lengthBytes <= maxJournalBytes;
      if (repeats) steps.push(step);
      else steps.length = 0;
    },
    giveUp: () => {
      repeats = false;
      steps.length = 0;
    },
    get canReplay() {
      return repeats && replayedSteps + steps.length <= freeReplayedSteps + 20 * steps.length;
    },
    countReplay: () => {
      replayedSteps += steps.length;
    },
  };
}

/** Of a transaction whose beginning was not recorded: it cannot be done again. */
export function createLostJournal(): Journal {
  const journal = createJournal(new Map());
  journal.giveUp();
  return journal;
}

/**
 * Rows, command tags and SQLSTATEs of an answer as one number. Names and OIDs of new tables are left out, and so is the
 * order of rows, for a table that was rolled back and written again may give them in another.
 */
export function digestOf(frames: readonly Frame[]): number {
  let sum = 0;
  for (const frame of frames) {
    if (frame.code === backendCode.dataRow || frame.code === backendCode.commandComplete) sum += hash(frame.bytes);
    else if (frame.code === backendCode.errorResponse) sum += hash(encoder.encode(readDiagnostic(frame).get("C")));
  }
  return sum;
}

const encoder = new TextEncoder();

/** FNV-1a, 32 bits. */
function hash(bytes: Uint8Array): number {
  let value = 0x811c_9dc5;
  for (const byte of bytes) value = Math.imul(value ^ byte, 0x0100_0193);
  return value >>> 0;
}
