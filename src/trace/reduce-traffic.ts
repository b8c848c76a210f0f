import type { TraceEvent } from "../contract/trace-event.ts";
import { type Copies, createCopies, type Writable } from "./copy-once.ts";
import type { Fold } from "./fold.ts";
import { placeOf } from "./sorted-list.ts";
import type { RequestCounts, RequestSnapshot, TabSnapshot, TrafficSnapshot } from "./traffic-snapshot.ts";

const requestLimit = 100;

/** Tabs that are followed one by one: as many as a room could ever open. */
const tabLimit = 2_000;

/** Folds the log into what the tabs and HTTP clients see. */
export const trafficFold: Fold<TrafficSnapshot> = {
  initial: { tabs: [], tabsLeftOut: 0, requests: [], requestCounts: { sent: 0, answered: 0, failed: 0 } },
  fold(from, events) {
    const state = { ...from };
    const copies = createCopies();
    for (const event of events) {
      if ("tab" in event) reduceTabs(state, event, copies);
      else if ("requestId" in event) reduceRequests(state, event, copies);
    }
    const hasTabs = state.tabs !== from.tabs || state.tabsLeftOut !== from.tabsLeftOut;
    // A request that is not followed any more changes the counts alone.
    return hasTabs || state.requestCounts !== from.requestCounts ? state : from;
  },
  weigh: ({ tabs, requests }) => tabs.length + requests.length,
};

type TabEvent = Extract<TraceEvent, { tab: number }>;
type RequestEvent = Extract<TraceEvent, { requestId: number }>;

const tabOf = ({ tab }: TabSnapshot) => tab;

function reduceTabs(state: Writable<TrafficSnapshot>, event: TabEvent, copies: Copies): void {
  if (event.kind === "tab-opened") return openTab(state, event, copies);
  const place = placeOf(state.tabs, event.tab, tabOf);
  const before = state.tabs[place];
  if (before?.tab !== event.tab) return;
  const after = reduceTab(before, event);
  if (after === before) return;
  const tabs = copies.list(state.tabs);
  tabs[place] = after;
  state.tabs = tabs;
}

function openTab(
  state: Writable<TrafficSnapshot>,
  event: Extract<TabEvent, { kind: "tab-opened" }>,
  copies: Copies,
): void {
  const opened = newTab(event);
  const known = state.tabs[placeOf(state.tabs, event.tab, tabOf)]?.tab === event.tab;
  if (!known && state.tabs.length >= tabLimit) {
    state.tabsLeftOut += 1;
    if (!forgetEndedTab(state, copies)) return;
  }
  const tabs = copies.list(state.tabs);
  tabs.splice(placeOf(tabs, event.tab, tabOf), known ? 1 : 0, opened);
  state.tabs = tabs;
}

/** Makes room; false where every tab is still there. */
function forgetEndedTab(state: Writable<TrafficSnapshot>, copies: Copies): boolean {
  const place = state.tabs.findIndex(({ state }) => state === "closed" || state === "refused" || state === "vanished");
  if (place === -1) return false;
  const tabs = copies.list(state.tabs);
  tabs.splice(place, 1);
  state.tabs = tabs;
  return true;
}

function newTab({ tab, processId, scopeId, path, atMs }: Extract<TabEvent, { kind: "tab-opened" }>): TabSnapshot {
  const quiet = { sent: 0, received: 0, lastReceived: null, lastReceivedAtMs: null, close: null };
  return { tab, processId, scopeId, path, state: "connecting", openedAtMs: atMs, ...quiet };
}

function reduceTab(tab: TabSnapshot, event: TabEvent): TabSnapshot {
  switch (event.kind) {
    case "tab-connected":
      return { ...tab, state: "open" };
    case "tab-refused":
      return { ...tab, state: "refused" };
    case "tab-sent":
      return { ...tab, state: "waiting", sent: tab.sent + 1 };
    case "tab-received":
      return {
        ...tab,
        state: tab.state === "waiting" ? "open" : tab.state,
        received: tab.received + 1,
        lastReceived: event.text,
        lastReceivedAtMs: event.atMs,
      };
    case "tab-closed":
      return {
        ...tab,
        state: event.by === "network" ? "vanished" : "closed",
        close: { code: event.code, reason: event.reason, by: event.by, atMs: event.atMs },
      };
    case "tab-asleep":
      return { ...tab, state: "asleep" };
    default:
      return tab;
  }
}

function reduceRequests(state: Writable<TrafficSnapshot>, event: RequestEvent, copies: Copies): void {
  countRequest(state, event, copies);
  if (event.kind === "request-sent") {
    const { requestId, method, path, atMs } = event;
    const requests = copies.list(state.requests);
    requests.push({ requestId, method, path, sentAtMs: atMs, outcome: { kind: "pending" } });
    if (requests.length > requestLimit) requests.shift();
    state.requests = requests;
    return;
  }
  const place = state.requests.findLastIndex(({ requestId }) => requestId === event.requestId);
  const before = state.requests[place];
  if (!before) return;
  const requests = copies.list(state.requests);
  requests[place] = { ...before, outcome: toOutcome(event) };
  state.requests = requests;
}

function countRequest(state: Writable<TrafficSnapshot>, event: RequestEvent, copies: Copies): void {
  const counts: Writable<RequestCounts> = copies.record(state.requestCounts);
  if (event.kind === "request-sent") counts.sent += 1;
  else if (event.kind === "request-failed" || event.status >= 500) counts.failed += 1;
  else counts.answered += 1;
  state.requestCounts = counts;
}

function toOutcome(event: Exclude<RequestEvent, { kind: "request-sent" }>): RequestSnapshot["outcome"] {
  return event.kind === "request-answered"
    ? { kind: "answered", status: event.status, body: event.body, atMs: event.atMs }
    : { kind: "failed", message: event.message, atMs: event.atMs };
}
