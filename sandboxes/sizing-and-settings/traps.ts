/** Mends that tempt: each is answered by its name, with the numbers of the learner's own run. */
import { poolCapacity } from "../../src/checks/trace-queries.ts";
import type { Trap, TrapEvidence } from "../../src/checks/trap.ts";
import { givenMax, slots, workers } from "./budget.ts";

const seenBy = ({ verdicts }: TrapEvidence, checkId: string): string | null => {
  const result = verdicts.find((verdict) => verdict.checkId === checkId)?.result;
  return result?.kind === "failed" ? result.seen : null;
};

export const traps: readonly Trap[] = [
  {
    id: "bigger-pool",
    title: "A bigger pool gets no more",
    tell(evidence) {
      const capacity = Math.max(0, ...evidence.traces.map(poolCapacity));
      if (capacity <= workers * givenMax) return null;
      return [
        `The pools of this run would open ${capacity} connections, and Postgres has ${slots} to give: ${seenBy(evidence, "nobody-is-refused") ?? "none refused"}.`,
        "A pool below its max does not wait when the server says no. It asked for a new connection, and whoever caused that gets the error.",
        "A smaller pool makes the same people wait in line, where they are served.",
      ].join(" ");
    },
  },
  {
    id: "nothing-for-others",
    title: "The whole budget is not yours",
    tell(evidence) {
      const seen = seenBy(evidence, "others-are-let-in");
      const capacity = Math.max(0, ...evidence.traces.map(poolCapacity));
      if (!seen?.endsWith("let in") || capacity === 0 || capacity > slots) return null;
      return [
        `Your pools ask for ${capacity} of ${slots}, so the reports are safe; of the others ${seen}.`,
        "The migration, the backup and you with psql need slots at the very hour at which every worker is at its limit. And during a deployment there are more workers than four.",
      ].join(" ");
    },
  },
  {
    id: "asked-too-late",
    title: "Asked too late",
    tell(evidence) {
      const asks = evidence.traces
        .flat()
        .filter((event) => event.kind === "query-started" && /^select 1;?$/i.test(event.sql.trim())).length;
      const seen = seenBy(evidence, "a-cut-connection-ends-nobody");
      if (asks === 0 || !seen?.includes("workers gone")) return null;
      return [
        `Your pools asked SELECT 1 ${asks} times, and still: ${seen}.`,
        "Here the news does not wait for the next use. The socket ends, pg raises error on the pool in that moment, and without a listener Node ends the process. The statement cost a round trip each time and came too late once.",
      ].join(" ");
    },
  },
];
