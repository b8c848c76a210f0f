import { isConnected, type TabSnapshot } from "../../trace/traffic-snapshot.ts";

/** How many of the tabs are connected, and how many more there are than can be followed. */
export function connectedWords(tabs: readonly TabSnapshot[], leftOut: number): string {
  const connected = `${tabs.filter(isConnected).length} of ${tabs.length} ${tabs.length === 1 ? "tab" : "tabs"} connected`;
  return leftOut === 0 ? connected : `${connected}, ${leftOut} more are not shown`;
}

/** `75 s`, `2 min 5 s`: how long a scenario takes on the server's clock. */
export function durationWords(durationMs: number): string {
  const seconds = Math.round(durationMs / 1_000);
  if (seconds < 100) return `${seconds} s`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
