import { poolCapacity } from "../../src/checks/trace-queries.ts";
import type { Trap } from "../../src/checks/trap.ts";

const givenMax = 10;
/** One bad link every half minute. */
const secondsPerLeak = 30;

export const traps: readonly Trap[] = [
  {
    id: "bigger-pool",
    title: "A bigger pool works for longer",
    tell({ traces }) {
      const capacity = Math.max(0, ...traces.map(poolCapacity));
      if (capacity <= givenMax) return null;
      return [
        `This run's pool allows ${capacity} where ${givenMax} were given.`,
        `With a bad link every ${secondsPerLeak} seconds that is ${Math.round((capacity * secondsPerLeak) / 60)} minutes instead of five, and then the same silence.`,
        "Find the path on which a connection does not come back.",
      ].join(" ");
    },
  },
];
