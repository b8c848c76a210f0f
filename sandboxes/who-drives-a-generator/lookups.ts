/** What is asked of the shelf, and what is answered. */
import type { Row } from "../../src/checks/check.ts";
import type { Scenario } from "../../src/contract/scenario.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";

export const pathsAskedFor = ({ steps }: Scenario): string[] =>
  steps.flatMap(({ command }) => (command.kind === "request" ? [command.path] : []));

export const answersWith = (trace: readonly TraceEvent[], status: number) =>
  trace.filter((event) => event.kind === "request-answered").filter((event) => event.status === status);

/** What stands in the table of visits. */
export const countedIn = ([row]: readonly Row[]): number => Number(Object(row).counted);
