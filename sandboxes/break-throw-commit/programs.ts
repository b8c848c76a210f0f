/** Programs beside the starter: wrong ones that people write, and right ones that differ from the solution. */
import type { MutantDefinition, SandboxDefinition } from "../../src/checks/sandbox-definition.ts";

export const mutants: readonly MutantDefinition[] = [
  {
    name: "bigger-pool",
    lesson: "No connection is missing here: what is lost is the commit, with three connections as with thirty.",
    fails: {
      "orders-are-saved": "0 of 5 orders saved, 100 apples left",
      "orders-after-a-failure": "0 of 2 later orders saved",
      "pool-is-no-larger": "30 allowed",
    },
  },
  {
    name: "commit-in-finally",
    lesson: "A finally runs on success and on failure alike, so a commit in it saves half an order with the rest.",
    fails: {
      "failed-orders-leave-nothing": "2 failed orders saved, -304 apples left",
    },
  },
  {
    name: "no-rollback",
    lesson: "release() does not roll back. The next borrower begins inside the failed order, and suffers from it.",
    fails: {
      "orders-after-a-failure": "0 of 2 later orders saved",
      "nothing-stays-open": "0 in use, 4 given back in a transaction",
    },
  },
  {
    name: "without-transaction",
    lesson: "Without a transaction each statement is saved as it comes, those of an order that then fails as well.",
    fails: {
      "failed-orders-leave-nothing": "2 failed orders saved, -304 apples left",
    },
  },
  {
    name: "swallowed-error",
    lesson:
      "A catch inside the lent block ends the block well: the generator commits, and the tab is told all is well.",
    fails: {
      "failed-orders-leave-nothing": "2 failed orders saved, -304 apples left",
      "failed-orders-are-told": "0 of 2 told, 2 told that it went well",
    },
  },
  {
    name: "one-lease-per-tab",
    lesson:
      "Without the break the message loop may move inside. Now a tab commits when it closes, and the pool is held.",
    fails: {
      "orders-are-saved": "0 of 5 orders saved, 100 apples left",
      "failed-orders-are-told": "1 of 2 told, 0 told that it went well",
      "orders-after-a-failure": "0 of 2 later orders saved",
      "nothing-stays-open": "3 in use, 0 given back in a transaction",
    },
  },
];

export const variants: SandboxDefinition["variants"] = [
  { name: "no-break", mechanism: "the loop runs to the generator's end, which is where it commits" },
  { name: "commit-by-hand", mechanism: "COMMIT in the body, before the break" },
  { name: "hand-driven", mechanism: "next() when it went well, throw() when it did not" },
];
