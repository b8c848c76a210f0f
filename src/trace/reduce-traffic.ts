import type { TraceEvent } from "../contract/trace-event.ts";
import type { RequestSnapshot, TabSnapshot, TrafficSnapshot } from "./traffic-snapshot.ts";

export const initialTraffic: TrafficSnapshot = { tabs: [], requests: [] };

const requestLimit = 100;

/** Tabs beyond it are not followed: each event copies the list. */
const tabLimit = 2_000;

/** Folds one event into what the tabs and HTTP clients see. */
export function reduceTraffic(state: TrafficSnapshot, event: TraceEvent): TrafficSnapshot {
  if ("tab" in event) return { ...state, tabs: reduceTabs(state.tabs, event) };
  if ("requestId" in event) return { ...state, requests: reduceRequests(state.requests, event) };
  return state;
}

type TabEvent = Extract<TraceEvent, { tab: number }>;
type RequestEvent = Extract<TraceEvent, { requestId: number }>;

function reduceTabs(tabs: readonly TabSnapshot[], event: TabEvent): readonly TabSnapshot[] {
  if (event.kind === "tab-opened") {
    if (tabs.length >= tabLimit) return tabs;
    const others = tabs.filter((tab) => tab.tab !== event.tab);
    return [...others, newTab(event.tab, event.path, event.atMs)].sort((a, b) => a.tab - b.tab);
  }
  const index = tabs.findIndex((tab) => tab.tab === event.tab);
  const tab = tabs[index];
  return tab ? tabs.with(index, reduceTab(tab, event)) : tabs;
}

function newTab(tab: number, path: string, openedAtMs: number): TabSnapshot {
  const quiet = { sent: 0, received: 0, lastReceived: null, lastReceivedAtMs: null, close: null };
  return { tab, path, state: "connecting", openedAtMs, ...quiet };
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

function reduceRequests(requests: readonly RequestSnapshot[], event: RequestEvent): readonly RequestSnapshot[] {
  if (event.kind === "request-sent") {
    const { requestId, method, path, atMs } = event;
    const sent: RequestSnapshot = { requestId, method, path, sentAtMs: atMs, outcome: { kind: "pending" } };
    return [...requests, sent].slice(-requestLimit);
  }
  return requests.map((request) =>
    request.requestId === event.requestId ? { ...request, outcome: toOutcome(event) } : request,
  );
}

function toOutcome(event: Exclude<RequestEvent, { kind: "request-sent" }>): RequestSnapshot["outcome"] {
  return event.kind === "request-answered"
    ? { kind: "answered", status: event.status, body: event.body, atMs: event.atMs }
    : { kind: "failed", message: event.message, atMs: event.atMs };
}
