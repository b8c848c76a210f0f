import type { LogBudget } from "./log-budget.ts";
import { clip, type Recorder } from "./recorder.ts";
import { showValue } from "./show-value.ts";
import type { SourceSites } from "./source-sites.ts";

const levels = { debug: "debug", log: "info", info: "info", warn: "warn", error: "error" } as const;

interface ConsoleParts {
  readonly recorder: Recorder;
  readonly sites: SourceSites;
  readonly budget: LogBudget;
}

/** Sends what the learner prints to the log, with the line that printed it, as far as a log can be read. */
export function installConsole(realm: { console: Console }, { recorder, sites, budget }: ConsoleParts): void {
  for (const [name, level] of Object.entries(levels)) {
    const print = (...values: unknown[]) => {
      if (!budget.admitsLine()) return;
      const text = showLine(values);
      if (budget.admitsText(text.length)) recorder.record({ kind: "log-written", level, text, site: sites.here() });
    };
    Object.defineProperty(realm.console, name, { value: print, configurable: true, writable: true });
  }
}

/** Each value is cut before they are joined: a hundred of them could be long. */
const showLine = (values: readonly unknown[]): string => clip(values.map((value) => clip(showValue(value))).join(" "));
