import { poolCapacity } from "../../src/checks/trace-queries.ts";
import type { Trap } from "../../src/checks/trap.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";

const givenMax = 3;

/** Requests that were told 409 and committed all the same. */
function countCommittedFailures(trace: readonly TraceEvent[]): number {
  const committed = new Set(
    trace.flatMap((event) => (event.kind === "query-started" && event.sql === "COMMIT" ? [event.scopeId] : [])),
  );
  return trace.filter(
    (event) => event.kind === "request-answered" && event.status === 409 && committed.has(event.scopeId),
  ).length;
}

export const traps: readonly Trap[] = [
  {
    id: "bigger-pool",
    title: "A bigger pool has more to lose",
    tell({ traces, verdicts }) {
      const capacity = Math.max(0, ...traces.map(poolCapacity));
      if (capacity <= givenMax) return null;
      const result = verdicts.find(({ checkId }) => checkId === "requests-give-back")?.result;
      const left = result?.kind === "failed" ? ` (${result.seen})` : "";
      return [
        `This run's pool allows ${capacity} where ${givenMax} were given.`,
        `A generator that nobody resumes keeps its connection and its transaction${left}; ${capacity} of them only take longer to add up.`,
      ].join(" ");
    },
  },
  {
    id: "all-went-well",
    title: "next() says that all went well",
    tell({ traces }) {
      const count = traces.reduce((sum, trace) => sum + countCommittedFailures(trace), 0);
      if (count === 0) return null;
      return [
        `${count} booking${count === 1 ? " was" : "s were"} refused with 409 and committed all the same.`,
        "In a finally, next() resumes the generator as if nothing had happened. What the handler threw has to be thrown into it.",
      ].join(" ");
    },
  },
];
