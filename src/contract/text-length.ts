import type { TraceEvent } from "./trace-event.ts";

/** Characters of an event that its maker chose: what a log of many costs in memory beside its events. */
export function textLength(event: TraceEvent): number {
  let length = 0;
  for (const value of Object.values(event)) if (typeof value === "string") length += value.length;
  if ("error" in event && event.error) length += event.error.message.length;
  return length;
}
