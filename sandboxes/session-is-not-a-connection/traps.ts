/** Mends that tempt: each is answered by its name, with the numbers of the learner's own run. */

import { poolCapacity } from "../../src/checks/trace-queries.ts";
import type { Trap, TrapEvidence } from "../../src/checks/trap.ts";

const givenMax = 4;

const resultOf = ({ verdicts }: TrapEvidence, checkId: string) =>
  verdicts.find((verdict) => verdict.checkId === checkId)?.result;

export const traps: readonly Trap[] = [
  {
    id: "bigger-pool",
    title: "A bigger pool for silent tabs",
    tell(evidence) {
      const capacity = Math.max(0, ...evidence.traces.map(poolCapacity));
      const waiting = resultOf(evidence, "no-transaction-waits");
      if (capacity <= givenMax || waiting?.kind !== "failed") return null;
      return [
        `This run's pool allows ${capacity} where ${givenMax} were given; there were ${waiting.seen}.`,
        "Each of them keeps a connection and its locks for a tab that says nothing. More connections only make room for more of them.",
      ].join(" ");
    },
  },
  {
    id: "closed-without-commit",
    title: "Closed without a commit",
    tell(evidence) {
      const [saved, answered] = [resultOf(evidence, "sales-are-saved"), resultOf(evidence, "buyers-do-not-wait")];
      if (saved?.kind !== "failed" || answered?.kind !== "passed") return null;
      // A transaction that is still open was not closed at all.
      if (resultOf(evidence, "no-transaction-waits")?.kind !== "passed") return null;
      return [
        `${answered.seen}, and ${saved.seen}: every buyer was told a stock that the shop does not have.`,
        "close() ends the transaction as well, but by a rollback. Commit first, then tell.",
      ].join(" ");
    },
  },
];
