/** Members of rooms, as steps of a scenario: on a good line, a stuck one or a broken one. */
import { openTabs } from "../../src/checks/scenario-builder.ts";
import type { Scenario, ScenarioStep } from "../../src/contract/scenario.ts";

export type Line = "good" | "stuck" | "broken";

export const join = (
  tabs: readonly number[],
  { atMs, everyMs = 0, room = "lobby", line = "good" }: { atMs: number; everyMs?: number; room?: string; line?: Line },
): ScenarioStep[] =>
  tabs.flatMap((tab, index) =>
    openTabs(
      { from: tab, to: tab },
      { atMs: atMs + index * everyMs, path: `/rooms/${room}${line === "good" ? "" : `?line=${line}`}` },
    ),
  );

/** Tabs that join on a good line, before a time. */
export const onGoodLines = ({ steps }: Scenario, beforeMs: number): number[] =>
  steps.flatMap(({ atMs, command }) =>
    command.kind === "open-tab" && !command.path.includes("line=") && atMs < beforeMs ? [command.tab] : [],
  );

/** True when a message of the hub's carries this text. */
export function saysText(message: string, text: string): boolean {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === "object" && value !== null && Reflect.get(value, "text") === text;
  } catch {
    // The hub speaks JSON; what is none says nothing.
    return false;
  }
}

/** True for the greeting, which tells the room's topic. */
export function isGreeting(message: string): boolean {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === "object" && value !== null && "topic" in value;
  } catch {
    // As above.
    return false;
  }
}
