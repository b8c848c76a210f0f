/** Programs beside the starter: wrong ones that people write, and right ones that differ from the solution. */
import type { MutantDefinition, SandboxDefinition } from "../../src/checks/sandbox-definition.ts";

export const mutants: readonly MutantDefinition[] = [
  {
    name: "full-is-a-leak",
    lesson: "A full pool is not yet a fault and a leak need not fill it: the count alone tells neither from the other.",
    fails: {
      "leak-is-flagged": '"healthy" with 8 leases out for more than 5 s',
      "takers-are-named": "0 of 8 named",
      "busy-run-is-healthy": "4 of 5 answers raise a false alarm",
      "forgets-what-came-back": '"healthy" while it is out',
    },
    springs: ["full-is-not-leaking"],
  },
  {
    name: "bigger-pool",
    lesson: "More room delays the wall. The eight are lost all the same, and the monitor still sees nothing.",
    fails: {
      "leak-is-flagged": '"healthy" with 8 leases out for more than 5 s',
      "takers-are-named": "0 of 8 named",
      "in-use-is-true": "40 said, 0 in use",
      "forgets-what-came-back": '"healthy" while it is out',
      "pool-is-still-10": "60 allowed, 40 sessions at once",
    },
    springs: ["bigger-pool"],
  },
  {
    name: "age-of-the-connection",
    lesson: "A healthy pool keeps its connections for hours: how old one is says nothing about how long it is lent.",
    fails: { "busy-run-is-healthy": "1 of 5 answers raise a false alarm" },
  },
  {
    name: "clock-from-the-ask",
    lesson: "Who stood in line for six seconds has held nothing for six seconds: the clock starts at the grant.",
    fails: { "busy-run-is-healthy": "1 of 5 answers raise a false alarm" },
    springs: ["the-queue-is-accused"],
  },
  {
    name: "stack-of-the-event",
    lesson: "The pool lends from its own callback. The taker's frames are on the stack only while it asks.",
    fails: { "takers-are-named": "0 of 8 named" },
  },
  {
    name: "askers-counted",
    lesson: "Counting before the await counts the queue as well, and for good whoever is turned away.",
    fails: { "in-use-is-true": "40 said, 10 in use" },
  },
  {
    name: "checkouts-alone",
    lesson: "Listening for remove in place of release: a connection that came back and stayed open is still accused.",
    fails: {
      "takers-are-named": "8 of 8 named, 1 too many accused",
      "in-use-is-true": "10 said, 0 in use",
      "forgets-what-came-back": '"suspect" with nothing out for 5 s',
    },
  },
  {
    name: "never-forgets",
    lesson: "An alarm that stays on after its cause is gone is switched off by whoever is on call.",
    fails: { "forgets-what-came-back": '"suspect" with nothing out for 5 s' },
  },
];

export const variants: SandboxDefinition["variants"] = [
  {
    name: "acquire-event",
    mechanism: "counts by the pool's acquire and release events; connect() adds only the stack",
  },
  { name: "wrapped-release", mechanism: "wraps each client's release() and listens to no event" },
  { name: "a-timer-each", mechanism: "a timer for each lease; the count is the pool's own total less idle" },
];
