import type { TraceEvent } from "../contract/trace-event.ts";
import { foldTrace, initialTraceState, poolsAt } from "../trace/reduce-trace.ts";
import { type LogLine, toLogLine } from "../trace/select-log.ts";
import { toPoolLine } from "./pool-line.ts";

export interface RunReport {
  append(events: readonly TraceEvent[]): void;
  dispose(): void;
}

/** Real milliseconds in which the pool may come back to what it was before a line is spent on it. */
const settleMs = 200;

/** Prints a run while it goes on: what the app logs, and how the pool stands whenever that has changed for a while. */
export function createRunReport(print: (line: string) => void): RunReport {
  let state = initialTraceState;
  let printed = "";
  let timer: NodeJS.Timeout | undefined;

  const say = (atMs: number, source: string, text: string): void =>
    print(`${`${(atMs / 1_000).toFixed(1)} s`.padStart(9)}  ${source.padEnd(6)}  ${text}`);

  const sayPools = (): void => {
    timer = undefined;
    const line = toPoolLine(poolsAt(state));
    if (line === printed || line === "") return;
    printed = line;
    say(state.atMs, "pool", line);
  };

  return {
    append: (events) => {
      state = foldTrace(events, state);
      for (const event of events) {
        const line = toLogLine(event);
        if (line) say(line.atMs, line.source, withPlace(line));
      }
      timer ??= setTimeout(sayPools, settleMs);
    },
    dispose: () => {
      if (!timer) return;
      clearTimeout(timer);
      sayPools();
    },
  };
}

const withPlace = ({ text, site, level }: LogLine): string =>
  `${level === "error" ? "error: " : ""}${text}${site ? `  (${site.file}:${site.line})` : ""}`;
