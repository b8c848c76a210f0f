import type { TraceEvent } from "../../src/contract/trace-event.ts";

/** What GET /rooms/{name} said, beside how many sockets the server had open at that moment. */
export interface RoomCount {
  readonly atMs: number;
  /** Null when the answer named no number. */
  readonly members: number | null;
  readonly connected: number;
}

/** All answers to HTTP requests of a log in which there is but one room. */
export function countsOf(trace: readonly TraceEvent[]): RoomCount[] {
  const connected = new Set<number>();
  return trace.flatMap((event) => {
    if (event.kind === "socket-accepted") connected.add(event.tab);
    if (event.kind === "socket-closed") connected.delete(event.tab);
    if (event.kind !== "request-answered") return [];
    return [{ atMs: event.atMs, members: membersIn(event.body), connected: connected.size }];
  });
}

function membersIn(body: string): number | null {
  try {
    const value: unknown = JSON.parse(body);
    const members = typeof value === "object" && value !== null ? Reflect.get(value, "members") : null;
    return typeof members === "number" ? members : null;
  } catch {
    // An error page has no count.
    return null;
  }
}
