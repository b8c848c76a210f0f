/** Programs beside the starter: wrong ones that people write, and right ones that differ from the solution. */
import type { MutantDefinition, SandboxDefinition } from "../../src/checks/sandbox-definition.ts";

export const mutants: readonly MutantDefinition[] = [
  {
    name: "bigger-pool",
    lesson:
      "Nothing comes back to a bigger pool either: it only takes longer to drain, and Postgres has a limit of its own.",
    fails: {
      "every-question-is-answered": "97 of 100 answered",
      "silent-tabs-hold-nothing": "97 in use while the tabs sit silent",
      "nothing-leaked": "97 in use after everybody left",
    },
    springs: ["bigger-pool"],
  },
  {
    name: "close-instead",
    lesson: "end() hangs up on Postgres. The pool is not told: it counts the connection as lent, and for good.",
    fails: {
      "every-question-is-answered": "5 of 100 answered",
      "silent-tabs-hold-nothing": "5 in use while the tabs sit silent",
      "nothing-leaked": "5 in use after everybody left",
    },
    springs: ["closed-not-returned"],
  },
  {
    name: "destroy-each",
    lesson: "release(true) does give the place back, but throws the connection away: each question opens a new one.",
    fails: {
      "connections-are-lent-again": "100 connections opened, a pool of 5",
    },
    springs: ["opened-each-time"],
  },
  {
    name: "fresh-client",
    lesson:
      "Without a pool nothing can be leaked from it, nor lent twice: each question pays for a connection of its own.",
    fails: {
      "connections-are-lent-again": "100 connections opened, a pool of 0",
      "queries-run-on-a-lease": "100 queries outside a lease",
    },
    springs: ["opened-each-time"],
  },
  {
    name: "lease-per-tab",
    lesson: "Given back when the tab leaves: nothing leaks, but five silent tabs keep the sixth waiting.",
    fails: {
      "every-question-is-answered": "50 of 100 answered",
      "silent-tabs-hold-nothing": "5 in use while the tabs sit silent",
    },
  },
  {
    name: "too-early",
    lesson:
      "Given back before the query: pg still runs it, on a connection that somebody else may have borrowed by then.",
    fails: {
      "queries-run-on-a-lease": "100 queries outside a lease",
    },
  },
  {
    name: "one-for-all",
    lesson: "One connection for the whole server needs no return, and makes everybody take turns on it.",
    fails: {
      "silent-tabs-hold-nothing": "1 in use while the tabs sit silent",
      "nothing-leaked": "1 in use after everybody left",
    },
  },
];

export const variants: SandboxDefinition["variants"] = [
  { name: "release-after-the-query", mechanism: "release() on the line after the query, before the answer is sent" },
  { name: "pool-query", mechanism: "pool.query(): the pool borrows and gives back by itself" },
  { name: "with-client", mechanism: "a helper that lends a connection to a callback" },
];
