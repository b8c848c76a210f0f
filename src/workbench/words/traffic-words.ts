import type { LoadReport } from "../../trace/load-report.ts";
import { isConnected, type RequestSnapshot, type TabSnapshot } from "../../trace/traffic-snapshot.ts";
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

/** How many of the tabs are connected, and how many more there are than can be followed. */
export function connectedWords(tabs: readonly TabSnapshot[], leftOut: number): string {
  const connected = `${tabs.filter(isConnected).length} of ${tabs.length} ${tabs.length === 1 ? "tab" : "tabs"} connected`;
  return leftOut === 0 ? connected : `${connected}, ${leftOut} more are not shown`;
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

/** What came back, in full. */
export function answerBody({ outcome }: RequestSnapshot): string {
  switch (outcome.kind) {
    case "pending":
      return "";
    case "answered":
      return outcome.body;
    case "failed":
      return outcome.message;
  }
}

export function requestWords({ outcome }: RequestSnapshot): string {
  switch (outcome.kind) {
    case "pending":
      return "waits for an answer";
    case "answered":
      return `${outcome.status} ${oneLine(outcome.body, 60)}`.trim();
    case "failed":
      return oneLine(outcome.message, 60);
  }
}

/** `3.2 ms` below ten, whole ones above. */
export const medianWords = (p50Ms: number | null): string => {
  if (p50Ms === null) return "–";
  return p50Ms < 10 ? `${p50Ms.toFixed(1)} ms` : `${Math.round(p50Ms).toLocaleString("en")} ms`;
};

/** What a load does, or did. */
export function loadWords({ method, path, perSecond, endedAtMs, notSent }: LoadReport): string {
  const what = `${method} ${oneLine(path, 40)}, ${perSecond.toLocaleString("en")} a second`;
  const held = notSent > 0 ? `; ${notSent.toLocaleString("en")} held back: 1,000 are unanswered` : "";
  return `${endedAtMs === null ? "sending" : "sent"} ${what}${held}`;
}

/** `75 s`, `2 min 5 s`: how long a scenario takes on the server's clock. */
export function durationWords(durationMs: number): string {
  const seconds = Math.round(durationMs / 1_000);
  if (seconds < 100) return `${seconds} s`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
