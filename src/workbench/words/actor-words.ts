import { isConnected, type TabSnapshot } from "../../trace/traffic-snapshot.ts";
import { hasTimedOut, type Place } from "../traffic/find-places.ts";
import { wordsOf } from "./lane-words.ts";
import { oneLine } from "./shorten.ts";
import { secondsLeft } from "./time-words.ts";

/** What the user of a tab would say of it. */
function tabWords(tab: TabSnapshot): string {
  switch (tab.state) {
    case "connecting":
      return "connecting";
    case "open":
      return "open";
    case "waiting":
      return "waits for an answer";
    case "refused":
      return "refused";
    case "closed":
      return tab.close ? `closed ${tab.close.code}` : "closed";
    case "vanished":
      return "vanished";
    case "asleep":
      return "asleep";
  }
}

/** The one or two words that a tile has room for. */
export function actorWord(tab: TabSnapshot, place: Place): string {
  if (hasTimedOut(tab, place)) return "timed out";
  if (tab.state === "closed") return tab.close && tab.close.by !== "client" ? `code ${tab.close.code}` : "closed";
  if (tab.state === "connecting") return "opening";
  if (!isConnected(tab)) return tabWords(tab);
  if (place.waiter) return place.waiter.leftMs === null ? "waits" : `waits ${secondsLeft(place.waiter.leftMs)}`;
  const lane = place.lanes[0]?.lane;
  if (lane) return `lane ${lane.lane}`;
  return tab.state === "waiting" ? "asked" : tabWords(tab);
}

/** What there is to know of a tab, in the order in which one would tell it. */
export function actorFacts(tab: TabSnapshot, place: Place): string[] {
  const facts: string[] = [];
  if (hasTimedOut(tab, place)) facts.push("timed out waiting for a connection");
  facts.push(tabWords(tab));
  if (tab.close?.reason) facts.push(oneLine(tab.close.reason, 60));
  if (place.waiter) {
    const { leftMs } = place.waiter;
    facts.push(
      leftMs === null
        ? "waits for a connection, for ever if need be"
        : `waits for a connection, ${secondsLeft(leftMs)} left`,
    );
  }
  for (const { lane } of place.lanes) facts.push(`in lane ${lane.lane}, ${wordsOf(lane).full}`);
  for (const { lane } of place.old.lanes) facts.push(`lane ${lane.lane} (its old connection), ${wordsOf(lane).full}`);
  if (place.old.waiter) facts.push("its old connection waits in the pool’s line");
  return facts;
}

/** How many tabs stand where; each is counted once. */
export interface ActorCounts {
  readonly inLanes: number;
  readonly waiting: number;
  readonly open: number;
  readonly asleep: number;
  readonly gone: number;
}

export function countActors(tabs: readonly TabSnapshot[], placeOf: (tab: TabSnapshot) => Place): ActorCounts {
  const counts = { inLanes: 0, waiting: 0, open: 0, asleep: 0, gone: 0 };
  for (const tab of tabs) {
    if (tab.state === "asleep") counts.asleep += 1;
    else if (!isConnected(tab)) counts.gone += 1;
    else {
      const { waiter, lanes } = placeOf(tab);
      if (waiter) counts.waiting += 1;
      else if (lanes.length > 0) counts.inLanes += 1;
      else counts.open += 1;
    }
  }
  return counts;
}

/** Which tab heard something last, and what. */
export function lastHeard(tabs: readonly TabSnapshot[]): TabSnapshot | null {
  let newest: TabSnapshot | null = null;
  for (const tab of tabs)
    if (tab.lastReceivedAtMs !== null && tab.lastReceivedAtMs >= (newest?.lastReceivedAtMs ?? 0)) newest = tab;
  return newest;
}
