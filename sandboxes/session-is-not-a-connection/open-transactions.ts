import { startOf } from "../../src/checks/trace-queries.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";

/** Postgres sessions that have a transaction open and run nothing in it, at a time of the scenario. */
export function openTransactionsAt(trace: readonly TraceEvent[], atMs: number): number {
  const limitMs = startOf(trace) + atMs;
  const idle = new Set<number>();
  for (const event of trace) {
    if (event.atMs > limitMs) break;
    if (event.kind === "session-closed") idle.delete(event.pid);
    if (event.kind !== "session-state") continue;
    if (event.state.startsWith("idle in transaction")) idle.add(event.pid);
    else idle.delete(event.pid);
  }
  return idle.size;
}
