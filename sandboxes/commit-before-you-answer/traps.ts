import { poolCapacity } from "../../src/checks/trace-queries.ts";
import type { Trap } from "../../src/checks/trap.ts";

const givenMax = 3;

export const traps: readonly Trap[] = [
  {
    id: "bigger-pool",
    title: "Connections were not short",
    tell({ traces }) {
      const capacity = Math.max(0, ...traces.map(poolCapacity));
      if (capacity <= givenMax) return null;
      return [
        `This run's pool allows ${capacity} where ${givenMax} were given, and nobody stood in line for either.`,
        "What is wrong here is an order of two events, the answer and the commit. A pool of any size keeps it.",
      ].join(" ");
    },
  },
];
