import type { LaneState } from "../../trace/pool-snapshot.ts";
import { isConnected, type TabSnapshot, type TabState } from "../../trace/traffic-snapshot.ts";
import { actorFacts, actorWord } from "../words/actor-words.ts";
import { hasTimedOut, type Place } from "./find-places.ts";

/** What colour and border a tile has; mark and word say the same. */
export type ActorTone = "open" | "in-lane" | "waits" | "asleep" | "lost" | "closed";

/** The mark that stands before a tab: its lane's, the clock of its wait, or its own state's. */
export type ActorMark =
  | { readonly kind: "lane"; readonly state: LaneState }
  /** Whole seconds, so that a tile is drawn again once a second at most. */
  | { readonly kind: "clock"; readonly leftMs: number | null; readonly timeoutMs: number }
  | { readonly kind: "tab"; readonly state: TabState }
  | { readonly kind: "timed-out" };

/** What a tile shows; equal views need no new drawing. */
export interface ActorView {
  readonly tab: number;
  readonly tone: ActorTone;
  readonly mark: ActorMark;
  readonly word: string;
  /** What a tile has no room for, for whoever hears it. */
  readonly facts: string;
}

export function actorView(tab: TabSnapshot, place: Place): ActorView {
  const word = actorWord(tab, place);
  return {
    tab: tab.tab,
    tone: toneOf(tab, place),
    mark: markOf(tab, place),
    word,
    facts: actorFacts(tab, place)
      .filter((fact) => fact !== word)
      .join(", "),
  };
}

function toneOf(tab: TabSnapshot, place: Place): ActorTone {
  switch (tab.state) {
    case "asleep":
      return "asleep";
    case "vanished":
    case "refused":
      return "lost";
    case "closed":
      return hasTimedOut(tab, place) ? "lost" : "closed";
    default:
      if (place.waiter) return "waits";
      return place.lanes.length > 0 ? "in-lane" : "open";
  }
}

function markOf(tab: TabSnapshot, place: Place): ActorMark {
  if (hasTimedOut(tab, place)) return { kind: "timed-out" };
  const lane = place.lanes[0]?.lane;
  if (!isConnected(tab)) return { kind: "tab", state: tab.state };
  if (place.waiter) {
    const { leftMs, timeoutMs } = place.waiter;
    return { kind: "clock", leftMs: leftMs === null ? null : Math.ceil(leftMs / 1_000) * 1_000, timeoutMs };
  }
  return lane ? { kind: "lane", state: lane.state } : { kind: "tab", state: tab.state };
}

export const sameView = (a: ActorView, b: ActorView): boolean =>
  a.tab === b.tab && a.tone === b.tone && a.word === b.word && a.facts === b.facts && sameMark(a.mark, b.mark);

function sameMark(a: ActorMark, b: ActorMark): boolean {
  if (a.kind === "lane" || a.kind === "tab") return a.kind === b.kind && a.state === b.state;
  if (a.kind === "clock") return b.kind === "clock" && a.leftMs === b.leftMs && a.timeoutMs === b.timeoutMs;
  return a.kind === b.kind;
}
