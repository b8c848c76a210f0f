/** Scenarios in the words of a lesson: who opens, says, leaves, and when. Times are virtual milliseconds. */
import type { DatabaseOptions } from "../contract/database-options.ts";
import { defaultDatabaseOptions } from "../contract/default-database.ts";
import type { ActorCommand, Scenario, ScenarioStep } from "../contract/scenario.ts";

/** Tabs `from` to `to`, both included. */
export interface Tabs {
  readonly from: number;
  readonly to: number;
}

interface Timing {
  readonly atMs: number;
  /** Between one tab and the next; 0 when left out. */
  readonly everyMs?: number;
}

const forEachTab = (
  { from, to }: Tabs,
  { atMs, everyMs = 0 }: Timing,
  toCommand: (tab: number) => ActorCommand,
): ScenarioStep[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    atMs: atMs + index * everyMs,
    command: toCommand(from + index),
  }));

export const openTabs = (tabs: Tabs, timing: Timing & { readonly path: string }): ScenarioStep[] =>
  forEachTab(tabs, timing, (tab) => ({ kind: "open-tab", tab, path: timing.path }));

export const sendFrom = (tabs: Tabs, timing: Timing & { readonly text: string }): ScenarioStep[] =>
  forEachTab(tabs, timing, (tab) => ({ kind: "send", tab, text: timing.text }));

/** Closes tabs as a browser does that leaves a page: code 1001, "going away". */
export const closeTabs = (tabs: Tabs, timing: Timing): ScenarioStep[] =>
  forEachTab(tabs, timing, (tab) => ({ kind: "close-tab", tab, code: 1001, reason: "" }));

/** One GET at each of these times; requests are numbered from 1 in their order. */
export const getAt = (path: string, timesMs: readonly number[]): ScenarioStep[] =>
  timesMs.map((atMs, index) => ({
    atMs,
    command: { kind: "request", requestId: index + 1, method: "GET", path, body: "" },
  }));

/** Requests of several kinds, numbered from 1 in the order given; GET without a body where nothing is said. */
export const requestsAt = (
  requests: readonly {
    readonly atMs: number;
    readonly path: string;
    readonly method?: "GET" | "POST" | "PUT" | "DELETE";
    readonly body?: string;
  }[],
): ScenarioStep[] =>
  requests.map(({ atMs, path, method = "GET", body = "" }, index) => ({
    atMs,
    command: { kind: "request", requestId: index + 1, method, path, body },
  }));

/**
 * @param script.steps groups of steps, in any order
 * @param script.endMs when it is over, whatever still runs
 */
export function buildScenario(script: {
  readonly name: string;
  readonly steps: readonly (readonly ScenarioStep[])[];
  readonly endMs: number;
  readonly seed?: number;
  readonly database?: Partial<DatabaseOptions>;
}): Scenario {
  const { name, steps, endMs, seed = 1, database } = script;
  return {
    name,
    seed,
    endMs,
    steps: steps.flat().toSorted((a, b) => a.atMs - b.atMs),
    database: { ...defaultDatabaseOptions, ...database },
  };
}
