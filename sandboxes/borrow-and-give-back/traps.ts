/** Mends that tempt: each is answered by its name, with the numbers of the learner's own run. */

import { poolCapacity } from "../../src/checks/trace-queries.ts";
import type { Trap, TrapEvidence } from "../../src/checks/trap.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";

const givenMax = 5;
const openingMs = 20;

const seenBy = ({ verdicts }: TrapEvidence, checkId: string): string | null => {
  const result = verdicts.find((verdict) => verdict.checkId === checkId)?.result;
  return result?.kind === "failed" ? result.seen : null;
};

export const traps: readonly Trap[] = [
  {
    id: "bigger-pool",
    title: "A bigger pool drains as well",
    tell(evidence) {
      const capacity = Math.max(0, ...evidence.traces.map(poolCapacity));
      const lost = seenBy(evidence, "nothing-leaked");
      if (capacity <= givenMax || lost === null) return null;
      return [
        `This run's pool allows ${capacity} where ${givenMax} were given; there were ${lost}.`,
        "Nothing is given back, so every size is only a number of questions until the end.",
      ].join(" ");
    },
  },
  {
    id: "closed-not-returned",
    title: "Closed is not given back",
    tell({ traces }) {
      const closed = Math.max(0, ...traces.map(closedOnLoan));
      if (closed === 0) return null;
      return [
        `${closed} of this run's connections were closed while they were on loan.`,
        "Postgres has let go of them; the pool has not, for it was told nothing.",
        "It keeps their places until release() is called, so a closed connection can be leaked like an open one.",
      ].join(" ");
    },
  },
  {
    id: "opened-each-time",
    title: "A new one for every question",
    tell(evidence) {
      const openings = Math.max(0, ...evidence.traces.map((trace) => countOf(trace, "session-opened")));
      if (seenBy(evidence, "connections-are-lent-again") === null) return null;
      return [
        `This run opened ${openings} connections, one after another.`,
        `Each took ${openingMs} ms and a process on the database's side before its first query; a connection that came back to the pool is lent again for nothing.`,
      ].join(" ");
    },
  },
];

const countOf = (trace: readonly TraceEvent[], kind: TraceEvent["kind"]): number =>
  trace.filter((event) => event.kind === kind).length;

/** How many connections closed between their checkout and their return. */
function closedOnLoan(trace: readonly TraceEvent[]): number {
  const lent = new Set<string>();
  let closed = 0;
  for (const event of trace) {
    if (!("connectionId" in event)) continue;
    const key = `${event.processId}/${event.connectionId}`;
    if (event.kind === "checkout-granted") lent.add(key);
    if (event.kind === "lease-returned") lent.delete(key);
    if (event.kind === "connection-closed" && lent.has(key)) closed += 1;
  }
  return closed;
}
