import type { LaneState } from "../../trace/pool-snapshot.ts";
import { wordsOf } from "./lane-words.ts";

export interface Meaning {
  readonly kind: LaneState | "turned-away" | "holder-here" | "holder-gone";
  readonly word: string;
  readonly text: string;
}

const ofState = (state: LaneState, text: string): Meaning => ({
  kind: state,
  word: wordsOf({ state, waitsForBackend: false }).full,
  text,
});

/** The legend, in the order in which a lease meets these states. */
export const meanings: readonly Meaning[] = [
  ofState("empty", "The pool may open a connection here and has not needed it yet."),
  ofState("opening", "The pool connects to Postgres."),
  ofState("idle", "The connection is open, and nobody holds it."),
  ofState("leased", "Taken out; nothing has been asked of it so far."),
  ofState("query", "Postgres is at work for the holder."),
  ofState("idle-in-transaction", "BEGIN without an end yet, and no query runs: locks stay taken."),
  ofState("held", "The holder keeps it and does something else."),
  ofState("broken", "The connection is gone, the lease is not: every query on it fails."),
  ofState("stray", "A client is used after it was given back: its query runs on what the next holder gets."),
  ofState("outlived", "The holder has ended; code that gives back late may yet return it."),
  ofState("leaked", "The holder has ended and nothing is left that could return it."),
  ofState("closing", "The connection is being closed; its lane is free again afterwards."),
  { kind: "holder-here", word: "holder still there", text: "At the far wall: the request, socket or task lives." },
  { kind: "holder-gone", word: "holder gone", text: "At the far wall: it has ended." },
  { kind: "turned-away", word: "turned away", text: "On the deck: it asked for a connection and got an error." },
];
