import type { ScenarioStep } from "../../contract/scenario.ts";

/** A tab or a request, with all that it does. */
export interface ScheduleActor {
  readonly id: string;
  readonly steps: readonly ScenarioStep[];
}

const actorOf = ({ command }: ScenarioStep): string =>
  command.kind === "request" ? `request ${command.requestId}` : `tab ${command.tab}`;

/** Who acts in a schedule, in the order of their first step. */
export const actorsOf = (steps: readonly ScenarioStep[]): ScheduleActor[] =>
  [...Map.groupBy(steps, actorOf)].map(([id, own]) => ({ id, steps: own }));

/** What a step does, whoever does it. */
export function deedOf({ command }: ScenarioStep): string {
  switch (command.kind) {
    case "open-tab":
      return `open ${command.path}`;
    case "send":
      return `send ${command.text}`;
    case "request":
      return `${command.method} ${command.path}`;
    default:
      return command.kind;
  }
}

/** What an actor does from first to last; equals are likely to be left out together. */
export const roleOf = ({ steps }: ScheduleActor): string => steps.map(deedOf).join("\n");

/** A step that can go alone: without its opening a tab could do nothing that means anything. */
export const isSeparable = ({ command }: ScenarioStep): boolean =>
  command.kind !== "open-tab" && command.kind !== "request";
