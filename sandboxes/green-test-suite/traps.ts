import type { Trap } from "../../src/checks/trap.ts";

const givenMax = 5;

export const traps: readonly Trap[] = [
  {
    id: "bigger-pool",
    title: "A test on a larger pool tests less",
    tell({ traces }) {
      const largest = Math.max(0, ...traces.flat().map((event) => (event.kind === "pool-created" ? event.max : 0)));
      if (largest <= givenMax) return null;
      return [
        `A run of your suite has a pool of ${largest} where ${givenMax} were given.`,
        `The wall then stands at the ${largest + 1}st visit, and whoever opens fewer never meets it.`,
        "For a test a small pool is a kindness: capacity plus one is cheap.",
      ].join(" ");
    },
  },
];
