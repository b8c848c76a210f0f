import type { Recording } from "../../contract/recording.ts";
import type { TraceEvent } from "../../contract/trace-event.ts";

/** What one would tell of a recording at that moment. */
export interface Moment {
  readonly atMs: number;
  readonly text: string;
}

const seconds = (ms: number): string => (ms < 100 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`);

/** Shorter waits are the time that the work itself takes. */
const toldWaitMs = 300;

/** The telling moments of a recording, in the order of time. */
export function momentsOf({ events, stalls }: Pick<Recording, "events" | "stalls">): Moment[] {
  const labels = new Map<string, string>();
  const sentMs = new Map<number, number>();
  const max = events.find((event) => event.kind === "pool-created")?.max ?? 0;

  const textOf = (event: TraceEvent): string | null => {
    const who = labels.get(event.scopeId) ?? "somebody";
    switch (event.kind) {
      case "scope-opened":
        labels.set(event.scopeId, event.label);
        return null;
      case "tab-opened":
        return `tab ${event.tab} opens`;
      case "tab-closed":
        return event.by === "client" ? `tab ${event.tab} leaves` : `tab ${event.tab} is closed by the server`;
      case "request-sent":
        sentMs.set(event.requestId, event.atMs);
        return `${event.method} ${event.path} is sent`;
      case "request-answered":
        return `the answer is there after ${seconds(event.atMs - (sentMs.get(event.requestId) ?? event.atMs))}`;
      case "checkout-requested":
        return event.queued ? `${who} waits: all ${max} connections are out` : null;
      case "checkout-granted":
        return event.waitedMs < toldWaitMs ? null : `${who} gets a connection after ${seconds(event.waitedMs)}`;
      case "checkout-failed":
        return `${who} is refused after ${seconds(event.waitedMs)}: ${event.error.name}`;
      case "lease-returned":
        return who.startsWith("tab") ? `${who} has given its connection back` : null;
      case "log-written":
        return event.level === "info" ? event.text : null;
      default:
        return null;
    }
  };

  const told = events.flatMap((event) => {
    const text = textOf(event);
    return text === null ? [] : [{ atMs: event.atMs, text }];
  });
  const ofLoop = (stalls ?? []).flatMap(({ fromMs, toMs }) => [
    { atMs: fromMs, text: "the event loop stands still" },
    { atMs: toMs, text: `the event loop runs again, ${seconds(toMs - fromMs)} later` },
  ]);
  return [...told, ...ofLoop].sort((a, b) => a.atMs - b.atMs);
}
