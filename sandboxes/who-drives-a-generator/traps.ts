import { poolCapacity } from "../../src/checks/trace-queries.ts";
import type { Trap } from "../../src/checks/trap.ts";

const givenMax = 3;

export const traps: readonly Trap[] = [
  {
    id: "bigger-pool",
    title: "A bigger pool has more to lose",
    tell({ traces, verdicts }) {
      const capacity = Math.max(0, ...traces.map(poolCapacity));
      if (capacity <= givenMax) return null;
      const result = verdicts.find(({ checkId }) => checkId === "visits-give-back")?.result;
      const left = result?.kind === "failed" ? ` (${result.seen})` : "";
      return [
        `This run's pool allows ${capacity} where ${givenMax} were given, and that is the whole difference.`,
        `A generator that nobody resumes still keeps its connection${left}; after ${capacity} of them it is as dry as before.`,
      ].join(" ");
    },
  },
];
