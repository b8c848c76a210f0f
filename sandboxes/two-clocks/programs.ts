/** Programs beside the starter: wrong ones that people write, and right ones that differ from the solution. */
import type { MutantDefinition, SandboxDefinition } from "../../src/checks/sandbox-definition.ts";

export const mutants: readonly MutantDefinition[] = [
  {
    name: "bigger-pool",
    lesson: "Fifty connections let the sixth member in, and each of the six still keeps one for as long as it is open.",
    fails: { "silence-holds-nothing": "6 in use before they ask, 6 after" },
    springs: ["bigger-pool"],
  },
  {
    name: "no-dependency",
    lesson: "Moving the same lease out of the dependency and into the handler changes who gives it back, and not when.",
    fails: {
      "six-members-on-five-connections": "5 of 6 greeted, 5 of 6 told",
      "silence-holds-nothing": "5 in use before they ask, 5 after",
    },
  },
  {
    name: "verified-then-held",
    lesson: "A short lease for the ticket and a long one for the loop: the long one is the one that counts.",
    fails: {
      "six-members-on-five-connections": "5 of 6 greeted, 5 of 6 told",
      "silence-holds-nothing": "5 in use before they ask, 5 after",
    },
  },
  {
    name: "lazy-but-kept",
    lesson:
      "Borrowing at the first message in place of the open only delays it: from the first word on a tab holds one.",
    fails: {
      "six-members-on-five-connections": "6 of 6 greeted, 5 of 6 told",
      "silence-holds-nothing": "0 in use before they ask, 5 after",
    },
    springs: ["later-is-not-shorter"],
  },
  {
    name: "closes-the-silent",
    lesson: "Throwing out whoever says nothing for 10 s frees connections at the price of the members.",
    fails: { "six-members-on-five-connections": "5 of 6 greeted, 0 of 6 told" },
    springs: ["thrown-out"],
  },
  {
    name: "stranger-keeps-it",
    lesson: "The release stands after the early return, so whoever is turned away takes a connection along.",
    fails: { "strangers-take-nothing": "5 of 6 turned away, 5 in use afterwards" },
  },
  {
    name: "released-after-the-answer",
    lesson: "A member who leaves during the query makes send() throw, and the release after it is skipped.",
    fails: { "leavers-give-back": "2 in use after all have left" },
  },
  {
    name: "released-and-used",
    lesson: "A client that was given back is no longer the handler's: by the next question the pool has closed it.",
    fails: { "six-members-on-five-connections": "6 of 6 greeted, 0 of 6 told" },
    springs: ["given-back-and-used"],
  },
];

export const variants: SandboxDefinition["variants"] = [
  {
    name: "pool-query",
    mechanism: "pool.query() for the ticket and for each message: the lease is inside the library",
  },
  {
    name: "dependency-lends-a-lender",
    mechanism: "keeps a dependency, which passes on a function that borrows in place of a connection",
  },
  {
    name: "session-that-commits",
    mechanism: "an injected session that lives as long as the socket, and gives back at each commit",
  },
  {
    name: "refuse-the-handshake",
    mechanism: "drives the generator by for await, and answers a stranger's handshake with 403",
  },
];
