/** Each request of a scenario with what became of it. */
import { startOf } from "../../src/checks/trace-queries.ts";
import type { Scenario } from "../../src/contract/scenario.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";

export interface Asked {
  readonly path: string;
  /** Times of the scenario, milliseconds. */
  readonly atMs: number;
  readonly answeredAtMs: number;
  readonly afterMs: number;
  readonly status: number;
  readonly body: string;
}

/** In the order of time; a request without an answer has status 0 and is answered never. */
export function askedIn(scenario: Scenario, trace: readonly TraceEvent[], prefix: string): Asked[] {
  const startMs = startOf(trace);
  return scenario.steps.flatMap(({ atMs, command }) => {
    if (command.kind !== "request" || !command.path.startsWith(prefix)) return [];
    const { path, requestId } = command;
    const answer = trace.find((event) => event.kind === "request-answered" && event.requestId === requestId);
    if (answer?.kind !== "request-answered")
      return [{ path, atMs, answeredAtMs: Infinity, afterMs: Infinity, status: 0, body: "" }];
    const answeredAtMs = answer.atMs - startMs;
    return [{ path, atMs, answeredAtMs, afterMs: answeredAtMs - atMs, status: answer.status, body: answer.body }];
  });
}
