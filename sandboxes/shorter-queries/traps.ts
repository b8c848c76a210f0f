/** Mends that tempt: each is answered by its name, with the numbers of the learner's own run. */
import { poolCapacity } from "../../src/checks/trace-queries.ts";
import type { Trap, TrapEvidence } from "../../src/checks/trap.ts";

const givenMax = 3;

const resultOf = ({ verdicts }: TrapEvidence, checkId: string) =>
  verdicts.find((verdict) => verdict.checkId === checkId)?.result;

const failureOf = (evidence: TrapEvidence, checkId: string): string | null => {
  const result = resultOf(evidence, checkId);
  return result?.kind === "failed" ? result.seen : null;
};

export const traps: readonly Trap[] = [
  {
    id: "bigger-pool",
    title: "A bigger pool does the same work sooner",
    tell(evidence) {
      const capacity = Math.max(0, ...evidence.traces.map(poolCapacity));
      const long = failureOf(evidence, "short-leases");
      if (capacity <= givenMax || !long?.startsWith("95 of 100")) return null;
      return [
        `This run's pool allows ${capacity} where ${givenMax} were given, and the line is gone; each lease is as long as it was (${long}).`,
        "All those connections ask the one Postgres for the same statements. The next doubling of the traffic finds the line again, with the server busier behind it.",
      ].join(" ");
    },
  },
  {
    id: "one-of-eleven",
    title: "The index mends one statement of eleven",
    tell(evidence) {
      const long = failureOf(evidence, "short-leases");
      if (long === null || resultOf(evidence, "no-whole-table-reads")?.kind !== "passed") return null;
      if (resultOf(evidence, "answers-are-right")?.kind !== "passed") return null;
      return [
        `No request reads the whole table any more, and still: ${long}.`,
        "A lease is not only what Postgres works. It lasts for every way there and back, and there is one for each title; one connection runs one statement at a time, however many are begun. Ask for all titles in one statement.",
      ].join(" ");
    },
  },
  {
    id: "two-names",
    title: "One column, two names",
    tell(evidence) {
      const seen = failureOf(evidence, "one-index-for-it");
      if (!seen?.startsWith("indexes")) return null;
      return `At the end of this run, ${seen}. Postgres compares names, not what they stand for, so it builds both, and from now on each insert and update keeps both. Choose one place that creates the index.`;
    },
  },
];
