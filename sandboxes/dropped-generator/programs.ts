/** Programs beside the starter: wrong ones that people write, and right ones that differ from the solution. */
import type { MutantDefinition, SandboxDefinition } from "../../src/checks/sandbox-definition.ts";

export const mutants: readonly MutantDefinition[] = [
  {
    name: "bigger-pool",
    lesson: "Forty connections last for forty lookups. What is dropped does not come back, however many there are.",
    fails: {
      "nothing-out-after-a-minute": "10 in use after a minute",
      "leases-are-short": "longest lease 59.9 s",
      "failed-writes-give-back": "6 of 6 told 409, 6 in use afterwards",
      "pool-is-no-larger": "40 allowed",
    },
    springs: ["bigger-pool"],
  },
  {
    name: "named-generator",
    lesson: "A name for the generator is half of it. It still has to be called once more, and nobody does.",
    fails: {
      "lookups-are-answered": "4 of 10 lookups answered",
      "nothing-out-after-a-minute": "4 in use after a minute",
      "leases-are-short": "longest lease 59.9 s",
      "failed-writes-give-back": "4 of 6 told 409, 4 in use afterwards",
    },
  },
  {
    name: "idle-timeout",
    lesson:
      "idleTimeoutMillis and maxLifetimeSeconds look after connections in the pool; one that is out is not in it.",
    fails: {
      "lookups-are-answered": "4 of 10 lookups answered",
      "nothing-out-after-a-minute": "4 in use after a minute",
      "leases-are-short": "longest lease 59.9 s",
      "failed-writes-give-back": "4 of 6 told 409, 4 in use afterwards",
    },
  },
  {
    name: "release-on-timer",
    lesson: "A timer gives back at a time, not at an end: here long after the query, with a slow query before its end.",
    fails: {
      "leases-are-short": "longest lease 1.0 s",
    },
  },
  {
    name: "lookups-only",
    lesson: "addMember() does call return(), as its last line but one; the error of a taken name never gets there.",
    fails: {
      "failed-writes-give-back": "4 of 6 told 409, 4 in use afterwards",
    },
  },
  {
    name: "rollback-without-commit",
    lesson: "A session that rolls back when it closes needs somebody to commit before; here nobody does.",
    fails: {
      "writes-are-saved": "0 of 5 names saved",
    },
  },
  {
    name: "return-without-await",
    lesson: "return work(db) leaves the try with a promise: the finally gives back while the query still runs.",
    fails: {
      "queries-run-in-a-lease": "7 queries on a connection that was given back",
    },
  },
];

export const variants: SandboxDefinition["variants"] = [
  { name: "pool-query", mechanism: "pool.query(): the lease is inside the library" },
  { name: "for-await", mechanism: "for await drives the generator, and awaits its finally on every way out" },
  { name: "return-in-finally", mechanism: "the generator keeps a name, and a finally calls its return()" },
];
