/** Programs beside the starter: wrong ones that people write, and right ones that differ from the solution. */
import type { MutantDefinition, SandboxDefinition } from "../../src/checks/sandbox-definition.ts";

export const mutants: readonly MutantDefinition[] = [
  {
    name: "bigger-pool",
    lesson: "Raising max moves the wall to the 301st tab, and puts Postgres's own limit before it.",
    fails: {
      "idle-tabs-hold-nothing": "31 in use while the tabs are silent",
      "told-after-30-seconds": 'tab 31 was sent {"items":12} after 60.0 s',
      "pool-is-still-30": "300 allowed, 32 sessions at once",
    },
    springs: ["bigger-pool"],
  },
  {
    name: "one-more",
    lesson: "A pool that is one larger serves the 31st tab, and the 32nd meets the same wall.",
    fails: {
      "idle-tabs-hold-nothing": "31 in use while the tabs are silent",
      "told-after-30-seconds": 'tab 31 was sent {"items":12} after 60.0 s',
      "served-after-a-return": "tab 32 was gone before it could ask",
      "pool-is-still-30": "31 allowed, 31 sessions at once",
    },
    springs: ["bigger-pool"],
  },
  {
    name: "smaller-pool",
    lesson: "Short leases need few connections, until somebody runs reports: 25 of 30 wait for nothing.",
    fails: {
      "pool-is-still-30": "5 allowed, 5 sessions at once",
    },
  },
  {
    name: "no-timeout",
    lesson: "pg's default is no time-out: whoever waits is told nothing at all.",
    fails: {
      "told-after-30-seconds": "tab 31 heard nothing",
    },
    springs: ["endless-queue"],
  },
  {
    name: "late-return",
    lesson: "Giving back when the next message comes is one message too late: silent tabs still hold.",
    fails: {
      "open-tabs-are-answered": "30 of 31 greeted, 31 of 31 answered",
      "idle-tabs-hold-nothing": "30 in use while the tabs are silent",
    },
  },
  {
    name: "swallowed-error",
    lesson: "A catch that answers as if all were well turns a full pool into wrong figures.",
    fails: {
      "told-after-30-seconds": 'tab 31 was sent {"items":0} after 30.0 s',
    },
    springs: ["invented-answer"],
  },
  {
    name: "silent-error",
    lesson: "A catch that only logs leaves the tab waiting for an answer that will never come.",
    fails: {
      "told-after-30-seconds": "tab 31 heard nothing",
    },
  },
  {
    name: "one-lease-for-all",
    lesson:
      "One shared connection never runs out and is never free: thirty reports stand in one line behind each other.",
    fails: {
      "idle-tabs-hold-nothing": "1 in use while the tabs are silent",
      "told-after-30-seconds": "tab 31 heard nothing",
      "served-after-a-return": "tab 32 heard nothing",
      "leavers-give-back": "1 in use after everybody left",
    },
  },
  {
    name: "turned-away",
    lesson: "Counting tabs at the door protects the pool from people who would not have used it.",
    fails: {
      "open-tabs-are-answered": "30 of 31 greeted, 30 of 31 answered",
      "told-after-30-seconds": "tab 31 was gone before it could ask",
      "served-after-a-return": "tab 32 was gone before it could ask",
    },
  },
  {
    name: "no-finally",
    lesson: "A tab that leaves during its report makes send() throw, and the release after it is skipped: a leak.",
    fails: {
      "leavers-give-back": "30 in use after everybody left",
    },
  },
  {
    name: "ping-asks",
    lesson: "A health check that borrows from the pool reports the queue as an outage.",
    fails: {
      "ping-answers": "0 of 3 pings answered within 1 s",
    },
  },
];

export const variants: SandboxDefinition["variants"] = [
  { name: "pool-query", mechanism: "pool.query() per message: the lease is inside the library" },
  { name: "with-client", mechanism: "a helper that lends a connection to a callback" },
  { name: "scoped-lease", mechanism: "`using`: the end of the block gives back" },
  { name: "lease-generator", mechanism: "an async generator, driven to its finally by for await" },
  { name: "refuse-by-closing", mechanism: "closes with 1013 in place of an error message" },
];
