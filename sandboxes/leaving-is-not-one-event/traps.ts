/** Mends that tempt: each is answered by its name, with the numbers of the learner's own run. */
import { inUseAt, poolCapacity, startOf, toSeconds } from "../../src/checks/trace-queries.ts";
import type { Trap, TrapEvidence } from "../../src/checks/trap.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { halfOpen, impatientLeavers } from "./check-scenarios.ts";
import { membersTold, tabsThereAt } from "./presence.ts";

const givenMax = 5;
const afterTheyLeftMs = 7_000;

/** The log of one scenario among those of a Check. */
const traceOf = ({ traces }: TrapEvidence, name: string): readonly TraceEvent[] =>
  traces.find((trace) => trace.some((event) => event.kind === "scenario-started" && event.name === name)) ?? [];

export const traps: readonly Trap[] = [
  {
    id: "bigger-pool",
    title: "A bigger pool leaks from the same place",
    tell(evidence) {
      const trace = traceOf(evidence, impatientLeavers.name);
      const [capacity, lost] = [poolCapacity(trace), inUseAt(trace, afterTheyLeftMs)];
      if (capacity <= givenMax || lost === 0) return null;
      return [
        `This run's pool allows ${capacity} where ${givenMax} were given, so nobody waits any more.`,
        `${lost} tabs left during their welcome and took a connection each along; ${capacity - lost} are left for the rest of the day.`,
      ].join(" ");
    },
  },
  {
    id: "half-guarded",
    title: "The member is guarded, the connection is not",
    tell(evidence) {
      const trace = traceOf(evidence, impatientLeavers.name);
      const lost = inUseAt(trace, afterTheyLeftMs);
      const counted = membersTold(trace, 1);
      if (lost === 0 || counted === null || counted !== tabsThereAt(trace, afterTheyLeftMs)) return null;
      return [
        `The room counts ${counted} members, which is right, and ${lost} connections went with those who left.`,
        "A send to a tab that is gone throws, and what stands after it is skipped; what the socket said of itself a line before is no help, as nobody had listened to it.",
      ].join(" ");
    },
  },
  {
    id: "thrown-out",
    title: "Taken for gone, and only quiet",
    tell(evidence) {
      const trace = traceOf(evidence, halfOpen.name);
      const asleep = new Set(trace.flatMap((event) => (event.kind === "tab-asleep" ? [event.tab] : [])));
      const closed = trace.find((event) => event.kind === "tab-closed" && !asleep.has(event.tab));
      if (closed?.kind !== "tab-closed") return null;
      return [
        `Tab ${closed.tab} was there, and was closed with ${closed.code} after ${toSeconds(closed.atMs - startOf(trace))}.`,
        "Silence alone says nothing: ask with a ping, which the browser answers by itself, or wait longer than the longest pause that you allow.",
      ].join(" ");
    },
  },
];
