/** Programs beside the starter: wrong ones that people write, and right ones that differ from the solution. */
import type { MutantDefinition, SandboxDefinition } from "../../src/checks/sandbox-definition.ts";

export const mutants: readonly MutantDefinition[] = [
  {
    name: "bigger-pool",
    lesson:
      "However many connections there are, work that gives its own back before it begins shares it with the next.",
    fails: {
      "lease-covers-the-work": "16 queries on a connection that was given back",
      "nothing-comes-back-open": "2 given back in a transaction, 0 in use at the end",
      "readers-see-what-is-saved": "1 of 3 readers shown what is saved",
      "later-transfers-are-sound": "1 of 1 transfers have arrived, -100 in all",
      "pool-is-no-larger": "30 allowed",
    },
  },
  {
    name: "await-only",
    lesson: "The await keeps the lease. What comes back after a failure is still in the middle of its transaction.",
    fails: {
      "nothing-comes-back-open": "2 given back in a transaction, 0 in use at the end",
      "readers-see-what-is-saved": "1 of 3 readers shown what is saved",
      "later-transfers-are-sound": "1 of 1 transfers have arrived, -100 in all",
    },
  },
  {
    name: "rollback-only",
    lesson: "Without the await even the catch is asleep: the try is left with a promise, and its rejection passes by.",
    fails: {
      "lease-covers-the-work": "16 queries on a connection that was given back",
      "nothing-comes-back-open": "2 given back in a transaction, 0 in use at the end",
      "readers-see-what-is-saved": "1 of 3 readers shown what is saved",
      "later-transfers-are-sound": "1 of 1 transfers have arrived, -100 in all",
    },
  },
  {
    name: "rollback-after-release",
    lesson: "After release() the connection is the pool's: the ROLLBACK may strike whoever was lent it next.",
    fails: {
      "lease-covers-the-work": "4 queries on a connection that was given back",
      "nothing-comes-back-open": "1 given back in a transaction, 0 in use at the end",
    },
  },
  {
    name: "sync-using",
    lesson: "using cannot await, so all it can do is release(): the transaction goes back with the connection.",
    fails: {
      "nothing-comes-back-open": "2 given back in a transaction, 0 in use at the end",
      "readers-see-what-is-saved": "1 of 3 readers shown what is saved",
      "later-transfers-are-sound": "1 of 1 transfers have arrived, -100 in all",
    },
  },
  {
    name: "returned-promise",
    lesson: "await using ends with the block, and a promise that is returned without await ends after it.",
    fails: {
      "lease-covers-the-work": "12 queries on a connection that was given back",
      "readers-see-what-is-saved": "1 of 3 readers shown what is saved",
      "later-transfers-are-sound": "1 of 1 transfers have arrived, -100 in all",
    },
  },
  {
    name: "commit-in-finally",
    lesson: "A COMMIT on every way out ends the transaction, and saves the half of a transfer that failed.",
    fails: {
      "readers-see-what-is-saved": "1 of 3 readers shown what is saved",
      "later-transfers-are-sound": "1 of 1 transfers have arrived, -100 in all",
    },
  },
  {
    name: "swallowed-error",
    lesson: "Rolled back, given back, and told as done: a scope that swallows the error makes 201 out of 409.",
    fails: {
      "failed-transfer-is-told": "0 of 1 told 409",
    },
  },
  {
    name: "destroy-at-once",
    lesson: "Throwing the connection away in place of giving it back helps the next, not the work that still needs it.",
    fails: {
      "transfers-are-saved": "0 of 3 transfers have arrived",
      "lease-covers-the-work": "4 queries on a connection that was given back",
      "failed-transfer-is-told": "0 of 1 told 409",
      "readers-see-what-is-saved": "0 of 3 readers shown what is saved",
      "later-transfers-are-sound": "0 of 1 transfers have arrived, 800 in all",
    },
  },
];

export const variants: SandboxDefinition["variants"] = [
  { name: "callback", mechanism: "a callback that is awaited, with a rollback before the release" },
  { name: "destroy-on-error", mechanism: "release(true) throws away a connection whose work failed" },
  { name: "generator", mechanism: "a generator whose finally rolls back, driven by for await" },
];
