import { poolCapacity } from "../../src/checks/trace-queries.ts";
import type { Trap } from "../../src/checks/trap.ts";

const givenMax = 30;

export const traps: readonly Trap[] = [
  {
    id: "bigger-pool",
    title: "A bigger pool is the same night, later",
    tell({ verdicts, traces }) {
      const capacity = Math.max(0, ...traces.map(poolCapacity));
      if (capacity <= givenMax) return null;
      const silence = verdicts.find(({ checkId }) => checkId === "silence-holds-nothing")?.result;
      return [
        `This run's pool allows ${capacity} where ${givenMax} were given.`,
        silence?.kind === "failed"
          ? `Nobody asks for anything, and the page still holds what it does not use (${silence.seen}); the ${capacity + 1}st visitor will page you.`
          : `Your leases are short by now, so ${givenMax} are enough: put max back.`,
        "What reloads lose they go on losing.",
      ].join(" ");
    },
  },
];
