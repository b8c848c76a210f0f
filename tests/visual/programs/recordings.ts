import { defaultDatabaseOptions } from "../../../src/contract/default-database.ts";
import type { Scenario, ScenarioStep } from "../../../src/contract/scenario.ts";
import type { TraceEvent } from "../../../src/contract/trace-event.ts";
import type { Workspace } from "../../../src/engine/engine.ts";
import { waysToHold } from "./ways-to-hold.ts";
import {
  droppedByHand,
  forgottenUsing,
  leakyProcesses,
  manyQueries,
  slowInside,
  takenElsewhere,
} from "./ways-to-lose.ts";

/** A run to record, and the moment of it that becomes a picture. */
export interface Recording {
  readonly name: string;
  readonly workspace: Workspace;
  readonly scenario: Scenario;
  /** The picture stops before the first event of which this holds; without it, where the scenario ends. */
  readonly until?: (event: TraceEvent) => boolean;
  /** An autopsy is drawn as well: what became of holders is kept, and the files that ran. */
  readonly autopsy?: true;
}

/** Tabs that open one every `everyMs`, on these paths in turn. */
function tabs(
  paths: readonly string[],
  everyMs: number,
  count = paths.length,
  fromMs = 0,
  firstTab = 1,
): ScenarioStep[] {
  return Array.from({ length: count }, (_, index) => ({
    atMs: fromMs + index * everyMs,
    command: { kind: "open-tab", tab: firstTab + index, path: `/${paths[index % paths.length]}` },
  }));
}

const request = (requestId: number, atMs: number, path = "/items"): ScenarioStep => ({
  atMs,
  command: { kind: "request", requestId, method: "GET", path, body: "" },
});

/** Requests for these paths, one every two seconds, and what became of their leases. */
const lost = (name: string, workspace: Workspace, paths: readonly string[], endMs = 30_000): Recording => ({
  name,
  workspace,
  scenario: scenario(
    name,
    endMs,
    paths.map((path, index) => request(index + 1, 1_000 + index * 2_000, path)),
  ),
  autopsy: true,
});

const send = (tab: number, atMs: number): ScenarioStep => ({ atMs, command: { kind: "send", tab, text: "go on" } });

const scenario = (name: string, endMs: number, steps: readonly ScenarioStep[]): Scenario => ({
  name,
  seed: 7,
  steps: [...steps],
  endMs,
  database: defaultDatabaseOptions,
});

const mixed = ["held", "held", "leak", "held", "transaction", "held", "query", "held", "leased", "held"];
const mostlyHeld = ["held", "held", "held", "query", "held", "transaction", "held", "held", "leased", "held"];

export const recordings: readonly Recording[] = [
  {
    name: "idle",
    workspace: waysToHold([{ max: 3 }]),
    scenario: scenario("three connections come back", 20_000, tabs(["back"], 1, 3)),
  },
  {
    name: "at-work",
    workspace: waysToHold([{ max: 4 }]),
    scenario: scenario("four ways to be alive", 42_000, tabs(["leased", "query", "transaction", "held"], 11_000)),
  },
  {
    name: "outlived",
    workspace: waysToHold([{ max: 3 }]),
    scenario: scenario("a holder ends while its code may yet return the lease", 51_000, [
      ...tabs(["late"], 0, 1, 20_000),
      request(1, 50_000),
    ]),
    until: ({ kind }) => kind === "scenario-ended",
  },
  {
    name: "leaked",
    workspace: waysToHold([{ max: 3 }]),
    scenario: scenario("a holder ends and nothing is left to return its lease", 51_000, [
      ...tabs(["leak"], 0, 1),
      request(1, 49_000),
    ]),
  },
  {
    name: "broken-and-stray",
    workspace: waysToHold([{ max: 3 }]),
    scenario: scenario("one is closed under its holder, one is used after it was given back", 20_000, [
      ...tabs(["broken", "stray"], 2_000),
    ]),
    until: ({ kind }) => kind === "scenario-ended",
  },
  {
    name: "closing",
    workspace: waysToHold([{ max: 3 }]),
    scenario: scenario("one is thrown away while the others stay", 30_000, [
      ...tabs(["destroy", "held"], 1_000),
      send(1, 20_000),
    ]),
    until: ({ kind }) => kind === "connection-closed",
  },
  {
    name: "opening",
    workspace: waysToHold([{ max: 3 }]),
    scenario: scenario("the second connection is on its way", 9_000, tabs(["held", "held"], 5_000)),
    until: (event) => event.kind === "connection-opened" && event.connectionId === 2,
  },
  {
    name: "ten-full",
    workspace: waysToHold([{ max: 10, connectionTimeoutMs: 30_000 }]),
    scenario: scenario("three wait, one has been turned away", 43_000, [
      ...tabs(mixed, 1_000),
      ...tabs(["held"], 0, 1, 11_000, 11),
      ...tabs(["held"], 7_000, 3, 22_000, 12),
    ]),
  },
  {
    name: "thirty-full",
    workspace: waysToHold([{ max: 30, connectionTimeoutMs: 30_000 }]),
    scenario: scenario("three hundred sockets on thirty connections", 58_000, [
      ...tabs(
        [
          ...mostlyHeld,
          "held",
          "leak",
          ...mostlyHeld.slice(2),
          ...mostlyHeld.slice(0, 3),
          "leak",
          ...mostlyHeld.slice(4),
        ],
        350,
        30,
      ),
      ...tabs(["held"], 400, 8, 22_000, 31),
      ...tabs(["held"], 60, 262, 29_000, 39),
    ]),
  },
  {
    name: "forty-five",
    workspace: waysToHold([{ max: 45, connectionTimeoutMs: 30_000 }]),
    scenario: scenario("more lanes than there are words for", 30_000, tabs([...mostlyHeld, "back"], 100, 42)),
  },
  {
    name: "resized",
    workspace: waysToHold([{ max: 6, connectionTimeoutMs: 30_000 }]),
    scenario: scenario("the same tabs on a pool of six", 43_000, tabs(mixed.slice(0, 3), 1_000)),
  },
  {
    name: "two-pools",
    workspace: waysToHold([{ max: 3 }, { max: 6 }]),
    scenario: scenario("each pool lends its own", 20_000, tabs(["held", "held1", "query1", "back"], 2_000)),
  },
  {
    name: "four-processes",
    workspace: waysToHold([{ max: 2 }], 4),
    scenario: scenario(
      "eight tabs over four servers",
      15_000,
      tabs(["held", "query", "leased", "transaction"], 900, 8),
    ),
  },
  lost("lost-in-a-process", leakyProcesses, ["/items/1", "/items/9"]),
  lost("lost-without-using", forgottenUsing, ["/items/1", "/items/2"]),
  {
    ...lost("held-across-an-await", slowInside, ["/items/1", "/ping", "/ping", "/ping", "/ping"]),
    until: ({ kind, atMs }) => kind === "scope-ended" && atMs >= 9_000,
  },
  lost("lost-elsewhere", takenElsewhere, ["/items/9"]),
  lost("lost-in-a-generator", droppedByHand, ["/items", "/items/1"]),
  lost("lost-after-many", manyQueries, ["/export"]),
];
