import { unreachable } from "../contract/result.ts";
import type { ActorCommand, Scenario } from "../contract/scenario.ts";

/** Which server process of `processCount` takes a client, from 0: in turn, so that a scenario always finds the same. */
export function assignActor(command: ActorCommand, processCount: number): number {
  switch (command.kind) {
    case "request":
      return (command.requestId - 1) % processCount;
    case "open-tab":
    case "send":
    case "close-tab":
    case "pull-cable":
    case "fall-asleep":
      return (command.tab - 1) % processCount;
    default:
      return unreachable(command);
  }
}

/** The part of a scenario that one process is to serve. */
export const shareOf = (scenario: Scenario, processId: number, processCount: number): Scenario => ({
  ...scenario,
  steps: scenario.steps.filter(({ command }) => assignActor(command, processCount) === processId),
});
