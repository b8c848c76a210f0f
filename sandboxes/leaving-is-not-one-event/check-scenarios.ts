/** How tabs leave in the checks: politely, too early, by a bad message, and without a word. */
import { buildScenario, closeTabs, getAt, openTabs, sendFrom } from "../../src/checks/scenario-builder.ts";
import type { ScenarioStep } from "../../src/contract/scenario.ts";

const path = "/ws";
const hello = JSON.stringify({ say: "hello" });
const one = (tab: number) => ({ from: tab, to: tab });

export const politeLeavers = buildScenario({
  name: "5 tabs come in; four leave, by 1001, by 1000, by 4001 and by a pulled cable",
  steps: [
    openTabs({ from: 1, to: 5 }, { atMs: 0, everyMs: 200, path }),
    closeTabs(one(1), { atMs: 3_000 }),
    [
      { atMs: 3_200, command: { kind: "close-tab", tab: 2, code: 1000, reason: "bye" } },
      { atMs: 3_400, command: { kind: "close-tab", tab: 3, code: 4001, reason: "" } },
      { atMs: 3_600, command: { kind: "pull-cable", tab: 4 } },
    ],
    getAt("/members", [5_000]),
  ],
  endMs: 6_000,
});

/** The welcome takes a second here: tab 5 leaves in the middle of its own, 6 to 8 while they wait for theirs. */
export const impatientLeavers = buildScenario({
  name: "8 tabs come in on a pool of 5; four of them leave before they are welcomed",
  steps: [
    openTabs({ from: 1, to: 8 }, { atMs: 0, everyMs: 20, path }),
    closeTabs({ from: 5, to: 8 }, { atMs: 600, everyMs: 20 }),
    getAt("/members", [7_000]),
  ],
  endMs: 8_000,
  database: { statementMs: 1_000 },
});

export const badMessages = buildScenario({
  name: "3 tabs come in, two of them send what is no JSON",
  steps: [
    openTabs({ from: 1, to: 3 }, { atMs: 0, everyMs: 200, path }),
    sendFrom({ from: 1, to: 2 }, { atMs: 2_000, everyMs: 200, text: "hello?" }),
    sendFrom(one(3), { atMs: 3_000, text: hello }),
    getAt("/members", [5_000]),
  ],
  endMs: 6_000,
});

const everyTwentySeconds = [1, 2, 3, 4, 5].flatMap((round): ScenarioStep[] =>
  sendFrom({ from: 1, to: 2 }, { atMs: round * 19_000, everyMs: 100, text: hello }),
);

export const halfOpen = buildScenario({
  name: "3 tabs come in, tab 3 falls silent without a word; the others stay for 100 s",
  steps: [
    openTabs({ from: 1, to: 3 }, { atMs: 0, everyMs: 200, path }),
    [{ atMs: 30_000, command: { kind: "fall-asleep", tab: 3 } }],
    everyTwentySeconds,
    getAt("/members", [98_000]),
  ],
  endMs: 100_000,
});
