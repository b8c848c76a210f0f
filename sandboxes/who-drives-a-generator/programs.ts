/** Programs beside the starter: wrong ones that people write, and right ones that differ from the solution. */
import type { MutantDefinition, SandboxDefinition } from "../../src/checks/sandbox-definition.ts";

export const mutants: readonly MutantDefinition[] = [
  {
    name: "bigger-pool",
    lesson: "Thirty connections are thirty visits until the same standstill: each dropped generator keeps one.",
    fails: {
      "visits-give-back": "8 in use after the last visit",
      "visits-are-counted": "0 of 8 visits counted",
      "missing-books-give-back": "5 of 5 told 404, 6 in use afterwards",
      "lines-run-in-order": "found 1 2, missing 1 2",
      "pool-is-no-larger": "30 allowed",
    },
    springs: ["bigger-pool"],
  },
  {
    name: "return-only",
    lesson: "return() ends the generator at its yield: the finally runs, and what stands between the two never does.",
    fails: {
      "visits-are-counted": "0 of 8 visits counted",
      "lines-run-in-order": "found 1 2 3, missing 1 2 3",
    },
  },
  {
    name: "next-only",
    lesson: "A second next() as the last line is skipped by every error before it: half the ways out still leak.",
    fails: {
      "missing-books-give-back": "3 of 5 told 404, 3 in use afterwards",
      "lines-run-in-order": "found 1 2 4 3, missing 1 2",
    },
  },
  {
    name: "next-in-finally",
    lesson: "next() tells the generator that all went well, so in a finally it also says so of what failed.",
    fails: {
      "missing-books-are-not-counted": "6 counted, 1 found its book",
      "lines-run-in-order": "found 1 2 4 3, missing 1 2 4 3",
    },
  },
  {
    name: "another-generator",
    lesson: "Each call of getDb() makes a new generator. return() on one that never began runs nothing at all.",
    fails: {
      "visits-are-answered": "3 of 8 visits answered with a book",
      "visits-give-back": "3 in use after the last visit",
      "visits-are-counted": "0 of 8 visits counted",
      "missing-books-give-back": "2 of 5 told 404, 3 in use afterwards",
      "lines-run-in-order": "found 1 2, missing 1 2",
    },
  },
];

export const variants: SandboxDefinition["variants"] = [
  { name: "by-tiny", mechanism: "getDb as a dependency: the framework drives it" },
  { name: "for-await", mechanism: "for await drives it to the end, and calls return() when the body throws" },
  { name: "throw-in", mechanism: "next() when it went well, throw() when it did not" },
  { name: "callback", mechanism: "no generator: a function lends a connection to a callback" },
];
