import type { TraceEvent } from "../../contract/trace-event.ts";
import { type TimelineState, timelineLimit } from "./timeline-state.ts";

/** Who waits for an answer, in one batch's fold. */
export interface AnswerFollower {
  /** How long the answer took that this event is; null when it is none. */
  follow(event: TraceEvent): number | null;
  askedByTab(): TimelineState["askedByTab"];
  askedByRequest(): TimelineState["askedByRequest"];
}

export function followAnswers(from: Pick<TimelineState, "askedByTab" | "askedByRequest">): AnswerFollower {
  const tabs = openAsked(from.askedByTab);
  const requests = openAsked(from.askedByRequest);
  return {
    askedByTab: tabs.map,
    askedByRequest: requests.map,
    follow(event) {
      switch (event.kind) {
        case "request-sent":
          requests.ask(event.requestId, event.atMs);
          return null;
        case "request-answered":
          return requests.answer(event.requestId, event.atMs);
        case "request-failed":
          requests.forget(event.requestId);
          return null;
        case "tab-sent":
          tabs.ask(event.tab, event.atMs);
          return null;
        case "tab-received":
          return tabs.answer(event.tab, event.atMs);
        case "tab-opened":
        case "tab-closed":
        case "tab-asleep":
          tabs.forget(event.tab);
          return null;
        default:
          return null;
      }
    },
  };
}

function openAsked(from: ReadonlyMap<number, number>) {
  let asked = from;
  const draft = (): Map<number, number> => {
    if (asked === from) asked = new Map(from);
    return asked as Map<number, number>;
  };
  return {
    map: () => asked,
    /** A second question before the first is answered does not start the wait anew. */
    ask(id: number, atMs: number) {
      if (!asked.has(id) && asked.size < timelineLimit.asked) draft().set(id, atMs);
    },
    answer(id: number, atMs: number): number | null {
      const askedAtMs = asked.get(id);
      if (askedAtMs === undefined) return null;
      draft().delete(id);
      return Math.max(0, atMs - askedAtMs);
    },
    forget(id: number) {
      if (asked.has(id)) draft().delete(id);
    },
  };
}
