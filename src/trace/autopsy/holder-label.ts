import { serverScopeId } from "../../contract/server-scope.ts";
import type { TraceEvent } from "../../contract/trace-event.ts";

/** What people call a scope, read backwards from the first `count` events of the log. */
export function labelOf(events: readonly TraceEvent[], count: number, processId: number, scopeId: string): string {
  for (let index = count - 1; index >= 0; index -= 1) {
    const event = events[index];
    if (event?.kind === "scope-opened" && event.scopeId === scopeId && event.processId === processId)
      return event.label;
  }
  // The log no longer reaches back to where it began.
  return scopeId === serverScopeId ? "the server itself" : scopeId;
}
