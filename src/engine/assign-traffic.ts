import type { HarnessCommand } from "../contract/harness-protocol.ts";
import { unreachable } from "../contract/result.ts";
import type { ActorCommand, Scenario } from "../contract/scenario.ts";
import type { RunCommand } from "./engine.ts";

type ProcessCommand = Exclude<HarnessCommand, { kind: "boot" }>;

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

interface Share {
  /** From when on, virtual milliseconds; the present moment where that is later. */
  readonly startMs: number;
  readonly processId: number;
  readonly processes: number;
}

/** What one process is told when a run is told `command`: its share of the traffic. */
export function commandFor(command: RunCommand, { startMs, processId, processes }: Share): ProcessCommand {
  switch (command.kind) {
    case "run-scenario":
    case "play-scenario":
      return { ...command, startMs, scenario: shareOf(command.scenario, processId, processes) };
    case "start-load":
      return { ...command, startMs, share: { processId, processes } };
    default:
      return command;
  }
}

/** The part of a scenario that one process is to serve. */
const shareOf = (scenario: Scenario, processId: number, processCount: number): Scenario => ({
  ...scenario,
  steps: scenario.steps.filter(({ command }) => assignActor(command, processCount) === processId),
});
