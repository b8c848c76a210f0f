import { poolCapacity } from "../../src/checks/trace-queries.ts";
import type { Trap } from "../../src/checks/trap.ts";

const givenMax = 4;

export const traps: readonly Trap[] = [
  {
    id: "bigger-pool",
    title: "A bigger pool has more to lose",
    tell({ traces, verdicts }) {
      const capacity = Math.max(0, ...traces.map(poolCapacity));
      if (capacity <= givenMax) return null;
      const result = verdicts.find(({ checkId }) => checkId === "nothing-out-after-a-minute")?.result;
      const left = result?.kind === "failed" ? ` (${result.seen})` : "";
      return [
        `This run's pool allows ${capacity} where ${givenMax} were given. A lookup that drops its generator keeps one all the same${left}:`,
        `the server stands still after ${capacity} lookups, later than before and just as surely.`,
      ].join(" ");
    },
  },
];
