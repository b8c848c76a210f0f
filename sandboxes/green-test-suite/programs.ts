/** Suites beside the starter: some that prove less than they say, and right ones that differ from the solution. */
import type { MutantDefinition, SandboxDefinition } from "../../src/checks/sandbox-definition.ts";

export const mutants: readonly MutantDefinition[] = [
  {
    name: "more-of-the-same",
    lesson: "A thousand visits in a row hold one connection at a time, as a hundred did, and none of them fails.",
    fails: {
      "red-for-the-held": "green for holds-while-open",
      "red-for-the-leak": "green for leaks-on-error",
      "red-for-the-swallowed": "green for swallows-errors",
    },
  },
  {
    name: "as-many-as-fit",
    lesson: "Five visits on five connections: the service that holds one for each passes, to the last.",
    fails: { "red-for-the-held": "green for holds-while-open" },
  },
  {
    name: "one-more-and-no-error",
    lesson: "One visit more than connections finds what is held. What happens on failure it never asks.",
    fails: {
      "red-for-the-leak": "green for leaks-on-error",
      "red-for-the-swallowed": "green for swallows-errors",
    },
  },
  {
    name: "one-error",
    lesson: "One failing call loses one connection of five, and with four left everything else passes.",
    fails: { "red-for-the-leak": "green for leaks-on-error" },
  },
  {
    name: "counts-what-is-open",
    lesson: "A healthy pool keeps its connections open. A suite that is red for that will be switched off.",
    fails: { "green-for-what-is-sound": "red for gives-back" },
  },
  {
    name: "borrows-and-keeps",
    lesson: "It borrows all connections to prove that they are back, and is itself the first leak that it should find.",
    fails: { "leaves-nothing-out": "10 in use afterwards" },
  },
  {
    name: "bigger-pool",
    lesson: "On a pool of fifty, six visits at once are as many as fit. A test has to know where the wall stands.",
    fails: {
      "red-for-the-held": "green for holds-while-open",
      "pool-is-still-5": "50 allowed",
    },
    springs: ["bigger-pool"],
  },
];

export const variants: SandboxDefinition["variants"] = [
  { name: "lends-all-to-prove-it", mechanism: "borrows every connection at the end, instead of counting" },
  {
    name: "everything-at-once",
    mechanism: "three times the capacity, all open at once, and throws at the first fault",
  },
];
