/** Mends that tempt: each is answered by its name, with the numbers of the learner's own run. */

import { poolCapacity } from "../../src/checks/trace-queries.ts";
import type { Trap, TrapEvidence } from "../../src/checks/trap.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";

const givenMax = 5;

/** The exits that are written in the starter as a word, or as a query that may fail. */
const visibleExits = ["errors-give-back", "early-return-gives-back", "bye-gives-back"];

const seenBy = ({ verdicts }: TrapEvidence, checkId: string): string | null => {
  const result = verdicts.find((verdict) => verdict.checkId === checkId)?.result;
  return result?.kind === "failed" ? result.seen : null;
};

export const traps: readonly Trap[] = [
  {
    id: "bigger-pool",
    title: "A bigger pool loses connections as well",
    tell(evidence) {
      const capacity = Math.max(0, ...evidence.traces.map(poolCapacity));
      const lost = seenBy(evidence, "errors-give-back");
      if (capacity <= givenMax || lost === null) return null;
      return [
        `This run's pool allows ${capacity} where ${givenMax} were given; there were ${lost}.`,
        "A larger pool postpones the day on which somebody notices.",
      ].join(" ");
    },
  },
  {
    id: "the-exit-nobody-wrote",
    title: "The exit that nobody wrote",
    tell(evidence) {
      const lost = seenBy(evidence, "leavers-give-back");
      if (lost === null || visibleExits.some((checkId) => seenBy(evidence, checkId) !== null)) return null;
      return [
        `Every exit that stands in the code gives back by now, and yet: ${lost}.`,
        "The tabs left while their query ran, so send() threw, and the release() behind it was never reached.",
        "Any await may throw. Only a finally stands on all ways out.",
      ].join(" ");
    },
  },
  {
    id: "given-back-twice",
    title: "Given back twice",
    tell({ traces }) {
      const refused = Math.max(0, ...traces.map(refusedReleases));
      if (refused === 0) return null;
      return [
        `In one run pg refused ${refused} times to take back what it had already: "Release called on client which has already been released to the pool."`,
        "Where there is a finally, it is the one place that gives back. Remove the other release().",
      ].join(" ");
    },
  },
];

/** How many holders ended because they gave a connection back a second time. */
const refusedReleases = (trace: readonly TraceEvent[]): number =>
  trace.filter((event) => event.kind === "scope-ended" && event.error?.message.startsWith("Release called on client"))
    .length;
