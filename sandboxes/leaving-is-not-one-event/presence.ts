/** Who is there, as the tabs know it, and as the room tells it. */
import { startOf } from "../../src/checks/trace-queries.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";

/** Tabs that are open at a time of the scenario, by their own side; one that has fallen asleep is not there. */
export function tabsThereAt(trace: readonly TraceEvent[], atMs: number): number {
  const limitMs = startOf(trace) + atMs;
  const there = new Set<number>();
  for (const event of trace) {
    if (event.atMs > limitMs) break;
    if (event.kind === "tab-connected") there.add(event.tab);
    if (event.kind === "tab-closed" || event.kind === "tab-asleep") there.delete(event.tab);
  }
  return there.size;
}

/** The count that a GET /members was answered with; null for any other answer. */
export function membersTold(trace: readonly TraceEvent[], requestId: number): number | null {
  const answer = trace.find((event) => event.kind === "request-answered" && event.requestId === requestId);
  if (answer?.kind !== "request-answered" || answer.status !== 200) return null;
  const count = /^\{"members":(\d+)\}$/.exec(answer.body)?.[1];
  return count === undefined ? null : Number(count);
}
