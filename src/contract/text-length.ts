import type { TraceEvent } from "./trace-event.ts";

/** Characters of an event that its maker chose: what a log of many costs in memory beside its events. */
export function textLength(event: TraceEvent): number {
  let length = 0;
  // Asked of every event, at both ends: a list of the values would cost more than the sum.
  for (const key in event) {
    const value: unknown = event[key as keyof TraceEvent];
    if (typeof value === "string") length += value.length;
  }
  if ("error" in event && event.error) length += event.error.message.length;
  return length;
}
