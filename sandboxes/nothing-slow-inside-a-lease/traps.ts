/** Mends that tempt: each is answered by its name, with the numbers of the learner's own run. */
import { leaseTimes, longestLease } from "../../src/checks/lease-times.ts";
import { poolCapacity, toSeconds } from "../../src/checks/trace-queries.ts";
import type { Trap, TrapEvidence } from "../../src/checks/trap.ts";

const givenMax = 3;

const fails = ({ verdicts }: TrapEvidence, checkId: string): boolean =>
  verdicts.some((verdict) => verdict.checkId === checkId && verdict.result.kind === "failed");

export const traps: readonly Trap[] = [
  {
    id: "bigger-pool",
    title: "A bigger pool to wait in",
    tell(evidence) {
      const capacity = Math.max(0, ...evidence.traces.map(poolCapacity));
      if (capacity <= givenMax || !fails(evidence, "no-lease-spans-the-call")) return null;
      const longestMs = Math.max(...evidence.traces.map((trace) => longestLease(leaseTimes(trace))?.lastedMs ?? 0));
      return [
        `This run's pool allows ${capacity} where ${givenMax} were given, and the longest lease is still ${toSeconds(longestMs)}:`,
        `${capacity} Postgres processes are kept so that each may idle while the model thinks.`,
        `It carries ${capacity} calls a second, and tab ${capacity + 1} waits.`,
      ].join(" ");
    },
  },
  {
    id: "stale-summary",
    title: "What was true a second ago",
    tell(evidence) {
      if (fails(evidence, "no-lease-spans-the-call") || !fails(evidence, "no-summary-of-an-older-text")) return null;
      return [
        "Your leases are short now, and between two of them the world goes on: tab 2 saved a new text, and the summary of the old one was written beside it.",
        "The long lease did not prevent that either. Save for the version that you read, in the same statement, or not at all.",
      ].join(" ");
    },
  },
];
