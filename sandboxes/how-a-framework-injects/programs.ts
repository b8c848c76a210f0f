/** Programs beside the starter: wrong ones that people write, and right ones that differ from the solution. */
import type { MutantDefinition, SandboxDefinition } from "../../src/checks/sandbox-definition.ts";

export const mutants: readonly MutantDefinition[] = [
  {
    name: "bigger-pool",
    lesson: "Fifty connections are fifty requests until the same standstill, and every booking is still lost.",
    fails: {
      "requests-give-back": "5 of 5 answered, 5 in use afterwards",
      "bookings-are-saved": "1 of 3 confirmed, 0 in the table",
      "failed-bookings-leave-nothing": "0 of 1 told 409, 0 in the table, 4 in use afterwards",
      "sockets-give-back": "3 of 3 tabs answered, 3 in use after they have gone",
      "pool-is-no-larger": "50 allowed",
    },
    springs: ["bigger-pool"],
  },
  {
    name: "return-only",
    lesson:
      "return() ends the generator at its yield: the finally gives back, and neither COMMIT nor ROLLBACK ever runs.",
    fails: {
      "bookings-are-saved": "3 of 3 confirmed, 0 in the table",
      "connections-come-back-clean": "4 of 4 given back inside an open transaction",
    },
  },
  {
    name: "finish-in-finally",
    lesson: "next() says that all went well, so in a finally it commits the booking that was just refused.",
    fails: {
      "failed-bookings-leave-nothing": "1 of 1 told 409, 1 in the table, 0 in use afterwards",
    },
    springs: ["all-went-well"],
  },
  {
    name: "no-finally",
    lesson:
      "A last line that an error skips: each request that fails keeps its connection, and its transaction with it.",
    fails: {
      "bookings-are-saved": "1 of 3 confirmed, 1 in the table",
      "failed-bookings-leave-nothing": "1 of 1 told 409, 0 in the table, 3 in use afterwards",
      "sockets-give-back": "3 of 3 tabs answered, 1 in use after they have gone",
    },
  },
  {
    name: "unaware",
    lesson: "return() gives back without a word of the error, so nothing is rolled back: the next borrower commits it.",
    fails: {
      "failed-bookings-leave-nothing": "1 of 1 told 409, 1 in the table, 0 in use afterwards",
      "connections-come-back-clean": "1 of 4 given back inside an open transaction",
    },
  },
  {
    name: "swallows",
    lesson: "An error that is caught to clean up and not thrown again turns a refusal into a 200.",
    fails: {
      "failed-bookings-leave-nothing": "0 of 1 told 409, 0 in the table, 0 in use afterwards",
    },
  },
  {
    name: "another-generator",
    lesson: "dependency() makes a new generator each time. return() on one that never began runs nothing.",
    fails: {
      "requests-give-back": "3 of 5 answered, 3 in use afterwards",
      "bookings-are-saved": "1 of 3 confirmed, 0 in the table",
      "failed-bookings-leave-nothing": "0 of 1 told 409, 0 in the table, 3 in use afterwards",
      "sockets-give-back": "3 of 3 tabs answered, 3 in use after they have gone",
    },
  },
];

export const variants: SandboxDefinition["variants"] = [
  { name: "by-tiny", mechanism: "the routes name getDb, and the framework drives it" },
  { name: "exit-stack", mechanism: "a stack of what has to end, unwound by `await using`" },
  { name: "callback", mechanism: "no generator: a function lends a connection to a callback" },
  { name: "session", mechanism: "a Session, committed by the route and closed by `await using`" },
];
