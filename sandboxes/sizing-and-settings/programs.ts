/** Programs beside the starter: wrong ones that people write, and right ones that differ from the solution. */
import type { MutantDefinition, SandboxDefinition } from "../../src/checks/sandbox-definition.ts";

const asGiven = {
  "nobody-is-refused": "28 refused",
  "every-report-is-served": "97 of 120 reports served",
  "others-are-let-in": "0 of 5 let in",
};
const workerGone = { "a-cut-connection-ends-nobody": "1 of 4 workers gone, 3 of 4 served after the cut" };

export const starterFails: SandboxDefinition["starterFails"] = { ...asGiven, ...workerGone };

export const mutants: readonly MutantDefinition[] = [
  {
    name: "bigger-pool",
    lesson: "A pool does not own connections; it asks the server for them. Four pools of a hundred get the same 97.",
    fails: { ...asGiven, ...workerGone },
    springs: ["bigger-pool"],
  },
  {
    name: "nothing-for-others",
    lesson: "97 divided by 4 is 24, and one slot is left for the migration, the backup and your psql together.",
    fails: { "nobody-is-refused": "4 refused", "others-are-let-in": "1 of 5 let in" },
    springs: ["nothing-for-others"],
  },
  {
    name: "no-listener",
    lesson: "A budget that fits does not help a process that ends over one idle connection.",
    fails: workerGone,
  },
  {
    name: "asks-before-use",
    lesson:
      "Pre-ping answers the question at the next use. pg tells at once, and whoever does not listen is gone by then.",
    fails: workerGone,
    springs: ["asked-too-late"],
  },
  {
    name: "too-small",
    lesson: "A pool can be too small as well: with four connections to a worker most reports wait out their 30 s.",
    fails: { "every-report-is-served": "48 of 120 reports served" },
  },
  {
    name: "tries-again",
    lesson: "Trying again until a slot is free serves every report in the end, and shuts everybody else out meanwhile.",
    fails: { "nobody-is-refused": "235 refused", "others-are-let-in": "0 of 5 let in" },
  },
  {
    name: "no-pool",
    lesson: "Without a pool nothing bounds what one process asks of the server, and nobody can wait in line.",
    fails: asGiven,
  },
];

export const variants: SandboxDefinition["variants"] = [
  { name: "fifteen-each", mechanism: "a smaller pool, and connect() with a finally and a listener on the client" },
  { name: "slow-lane", mechanism: "two pools in each worker, one of them for slow reports, within one budget" },
];
