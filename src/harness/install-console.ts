import { clip, type Recorder } from "./recorder.ts";
import type { SourceSites } from "./source-sites.ts";

const levels = { debug: "debug", log: "info", info: "info", warn: "warn", error: "error" } as const;

/** Sends what the learner prints to the log, with the line that printed it. */
export function installConsole(realm: { console: Console }, recorder: Recorder, sites: SourceSites): void {
  for (const [name, level] of Object.entries(levels)) {
    const print = (...values: unknown[]) =>
      recorder.record({ kind: "log-written", level, text: clip(values.map(show).join(" ")), site: sites.here() });
    Object.defineProperty(realm.console, name, { value: print, configurable: true, writable: true });
  }
}

function show(value: unknown): string {
  if (typeof value === "string") return value;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  try {
    return JSON.stringify(value, showInside) ?? String(value);
  } catch {
    // A cycle: its own words are better than none.
    return String(value);
  }
}

const showInside = (_: string, value: unknown): unknown => (typeof value === "bigint" ? `${value}n` : value);
