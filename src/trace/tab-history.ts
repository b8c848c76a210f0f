import type { TraceEvent } from "../contract/trace-event.ts";

type TabEvent = Extract<TraceEvent, { tab: number }>;
/** What the user of a tab did, and what came of it. */
export type TabHappening = Extract<
  TabEvent,
  { kind: "tab-opened" | "tab-connected" | "tab-refused" | "tab-sent" | "tab-received" | "tab-closed" | "tab-asleep" }
>;

const kinds: ReadonlySet<TraceEvent["kind"]> = new Set<TabHappening["kind"]>([
  "tab-opened",
  "tab-connected",
  "tab-refused",
  "tab-sent",
  "tab-received",
  "tab-closed",
  "tab-asleep",
]);

const isHappening = (event: TraceEvent): event is TabHappening => kinds.has(event.kind);

/** The newest things that happened to one tab by a moment, newest last; sought from the end of the log. */
export function tabHistory(events: readonly TraceEvent[], tab: number, atMs: number, most: number): TabHappening[] {
  const found: TabHappening[] = [];
  for (let index = events.length - 1; index >= 0 && found.length < most; index -= 1) {
    const event = events[index] as TraceEvent;
    if ("tab" in event && event.tab === tab && event.atMs <= atMs && isHappening(event)) found.push(event);
  }
  return found.reverse();
}
