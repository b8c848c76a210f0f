/** Programs beside the starter: wrong ones that people write, and right ones that differ from the solution. */
import type { MutantDefinition, SandboxDefinition } from "../../src/checks/sandbox-definition.ts";

export const mutants: readonly MutantDefinition[] = [
  {
    name: "bigger-pool",
    lesson: "A bigger pool answers more calls before it is dry. What each exit loses stays lost.",
    fails: {
      "errors-give-back": "20 in use after the last call",
      "early-return-gives-back": "4 in use after the last call",
      "bye-gives-back": "4 in use after every tab said bye",
      "leavers-give-back": "4 in use after everybody left",
    },
    springs: ["bigger-pool"],
  },
  {
    name: "catch-too",
    lesson: "A release in the catch covers the throw. A return and a break go past both, and nobody sees an error.",
    fails: {
      "early-return-gives-back": "4 in use after the last call",
      "bye-gives-back": "4 in use after every tab said bye",
    },
  },
  {
    name: "before-each-exit",
    lesson: "A release before each exit that one can see. send() to a tab that has left is an exit too.",
    fails: {
      "leavers-give-back": "4 in use after everybody left",
    },
    springs: ["the-exit-nobody-wrote"],
  },
  {
    name: "given-back-twice",
    lesson: "The finally was added and the old release() stayed: the second one throws, and the answer is lost.",
    fails: {
      "every-call-is-answered": "16 of 50 calls answered rightly",
      "missing-items-get-404": "4 of 12 calls answered rightly",
    },
    springs: ["given-back-twice"],
  },
  {
    name: "http-only",
    lesson: "The route that was in the incident is mended, and its neighbour loses connections as before.",
    fails: {
      "errors-give-back": "4 in use after the last call",
      "bye-gives-back": "4 in use after every tab said bye",
      "leavers-give-back": "4 in use after everybody left",
    },
  },
  {
    name: "finally-outside-the-loop",
    lesson: "One finally around the whole loop gives back the last connection of many: one try for each checkout.",
    fails: {
      "bye-gives-back": "4 in use after every tab said bye",
    },
  },
  {
    name: "answer-not-awaited",
    lesson:
      "The helper gives back on every path. Its caller forgot the await: tabs are sent {}, and a failure has no one to catch it.",
    fails: {
      "errors-give-back": "the server ended with exit code 1",
      "every-call-is-answered": "the server ended with exit code 1",
      "tabs-get-their-price": "0 of 4 tabs told the price",
    },
  },
  {
    name: "swallowed-error",
    lesson:
      "Everything comes back, and a failed query is answered with 200 and null: the leak is gone, and so is the error.",
    fails: {
      "every-call-is-answered": "34 of 50 calls answered rightly",
      "missing-items-get-404": "8 of 12 calls answered rightly",
    },
  },
];

export const variants: SandboxDefinition["variants"] = [
  { name: "pool-query", mechanism: "pool.query(): one statement, and the pool gives back by itself" },
  { name: "with-client", mechanism: "a helper that lends a connection to a callback" },
  { name: "lease-generator", mechanism: "an async generator, driven to its finally by for await" },
];
