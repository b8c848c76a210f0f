/** The scenario in which nobody says anything, twice for a minute. */
import { buildScenario, openTabs, sendFrom } from "../../src/checks/scenario-builder.ts";
import type { ScenarioStep } from "../../src/contract/scenario.ts";
import { names, pathOf } from "./replies.ts";

/** One more than the pool has connections. */
export const everyMember = { from: 1, to: names.length };

/** Each with the ticket of its member. */
export const openMembers = (to: number): ScenarioStep[] =>
  Array.from({ length: to }, (_, index) =>
    openTabs({ from: index + 1, to: index + 1 }, { atMs: index * 100, path: pathOf(index + 1) }),
  ).flat();

export const quietMembers = buildScenario({
  name: "6 members open, say nothing for a minute, ask once, say nothing",
  steps: [openMembers(everyMember.to), sendFrom(everyMember, { atMs: 60_000, everyMs: 50, text: "unread" })],
  endMs: 122_000,
});

/** Nobody has asked yet, and everybody has. */
export const [beforeTheyAskMs, afterTheyAskedMs] = [50_000, 120_000];
