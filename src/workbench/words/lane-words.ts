import type { LaneSnapshot, LaneState } from "../../trace/pool-snapshot.ts";
import { oneLine } from "./shorten.ts";
import { minutesSeconds, spokenSeconds } from "./time-words.ts";

interface StateWords {
  readonly full: string;
  readonly short: string;
}

const stateWords: Readonly<Record<LaneState, StateWords>> = {
  empty: { full: "not opened", short: "not opened" },
  opening: { full: "opening", short: "opening" },
  idle: { full: "idle", short: "idle" },
  leased: { full: "leased", short: "leased" },
  query: { full: "running a query", short: "query" },
  "idle-in-transaction": { full: "idle in transaction", short: "in tx" },
  held: { full: "held, awaiting other work", short: "held" },
  broken: { full: "closed while lent", short: "closed" },
  stray: { full: "a query, lent to nobody", short: "stray" },
  outlived: { full: "holder gone, not yet returned", short: "left" },
  leaked: { full: "leaked, never returned", short: "leaked" },
  closing: { full: "closing", short: "closing" },
};

/** A wait that no real server would impose is named as such wherever it shows. */
const heldUp: StateWords = { full: "waits for the page's one backend", short: "1 backend" };

export function wordsOf(lane: Pick<LaneSnapshot, "state" | "waitsForBackend">): StateWords {
  return lane.waitsForBackend ? heldUp : stateWords[lane.state];
}

/** Everything the picture says about a lane, as one sentence. */
export function laneName(lane: LaneSnapshot): string {
  const parts = [`Lane ${lane.lane}`, wordsOf(lane).full];
  if (lane.holder) parts.push(`${lane.holder.alive ? "held by" : "taken by"} ${lane.holder.label}`);
  if (lane.ageMs !== null) parts.push(`out for ${spokenSeconds(lane.ageMs)}`);
  if (lane.lastSql !== null) parts.push(`last query ${oneLine(lane.lastSql, 80)}`);
  return parts.join(", ");
}

/** The headline of a pressed lane. */
export function laneTitle(lane: LaneSnapshot): string {
  const number = `Lane ${lane.lane}`;
  if (lane.state === "leaked") return `${number} is leaked`;
  if (lane.state === "outlived") return `${number}: its holder is gone`;
  return `${number}: ${wordsOf(lane).full}`;
}

/** What happened, in a sentence or two. */
export function laneStory(lane: LaneSnapshot): string {
  const who = lane.holder?.label ?? "somebody";
  const age = lane.ageMs === null ? "" : minutesSeconds(lane.ageMs);
  switch (lane.state) {
    case "empty":
      return "No connection has been opened here yet. The pool opens one when it is asked for more than it has.";
    case "opening":
      return "The pool is connecting to Postgres.";
    case "idle":
      return "The connection is open and nobody holds it.";
    case "closing":
      return "The connection is being closed.";
    case "leaked":
      return `${who} has ended, nothing is left to run, and the lease taken ${age} ago was never returned.`;
    case "outlived":
      return `${who} has ended. The lease it took ${age} ago is still out; code that gives back late may yet return it.`;
    case "held":
      return `${who} holds the connection and does no work on it.`;
    case "broken":
      return `The connection was closed while ${who} held it. Every query on it fails, and the lease is out until it is released.`;
    case "stray":
      return "A query runs on a connection that was given back: somebody kept the client and uses it still. Whoever is lent it next shares it.";
    case "idle-in-transaction":
      return `${who} has a transaction open and does no work in it.`;
    case "leased":
    case "query":
      return `${who} holds the connection.`;
  }
}
