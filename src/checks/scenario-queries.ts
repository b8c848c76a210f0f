/** What a scenario asks for: judgements count from here, so that they hold for any part of it. */
import type { Scenario } from "../contract/scenario.ts";

/** Somebody does something at a time of the scenario. */
export interface Asked {
  readonly tab: number;
  readonly atMs: number;
}

export const tabsOpenedIn = ({ steps }: Scenario): number[] =>
  steps.flatMap(({ command }) => (command.kind === "open-tab" ? [command.tab] : []));

/** Who sends this text, in the order of time. */
export const sendersOf = ({ steps }: Scenario, text: string): Asked[] =>
  steps.flatMap(({ atMs, command }) =>
    command.kind === "send" && command.text === text ? [{ tab: command.tab, atMs }] : [],
  );

/** True when every tab that opens also closes, whichever way. */
export function everybodyLeaves({ steps }: Scenario): boolean {
  const open = new Set<number>();
  for (const { command } of steps) {
    if (command.kind === "open-tab") open.add(command.tab);
    if (command.kind === "close-tab" || command.kind === "pull-cable") open.delete(command.tab);
  }
  return open.size === 0;
}

/** Requests for a path, with their time. */
export const requestsFor = ({ steps }: Scenario, path: string) =>
  steps.flatMap(({ atMs, command }) =>
    command.kind === "request" && command.path === path ? [{ requestId: command.requestId, atMs }] : [],
  );
