/** What is asked of the members' routes, and what is answered. */
import type { Scenario } from "../../src/contract/scenario.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";

export const askedFor = ({ steps }: Scenario, method: string) =>
  steps.flatMap(({ command }) => (command.kind === "request" && command.method === method ? [command] : []));

export const answersWith = (trace: readonly TraceEvent[], status: number) =>
  trace.filter((event) => event.kind === "request-answered").filter((event) => event.status === status);
