/** Programs beside the starter: wrong ones that people write, and right ones that differ from the solution. */
import type { MutantDefinition, SandboxDefinition } from "../../src/checks/sandbox-definition.ts";

export const mutants: readonly MutantDefinition[] = [
  {
    name: "bigger-pool",
    lesson:
      "A larger pool lends to more silent tabs. Their transactions stay open, and buyers still wait for each other.",
    fails: {
      "borrowed-for-the-question": "0 before, 1 during, 1 after",
      "no-transaction-waits": "10 idle in transaction while the tabs sit silent",
      "buyers-do-not-wait": "1 of 3 buyers answered within 1 s",
      "sales-are-saved": "0 of 3 sales saved",
    },
    springs: ["bigger-pool"],
  },
  {
    name: "close-not-commit",
    lesson: "close() gives back, and rolls back what was not committed: each buyer is told of a sale that never was.",
    fails: {
      "sales-are-saved": "0 of 3 sales saved",
    },
    springs: ["closed-without-commit"],
  },
  {
    name: "commit-at-the-end",
    lesson: "A commit when the tab leaves saves the sale hours later, and holds the connection until then.",
    fails: {
      "borrowed-for-the-question": "0 before, 1 during, 1 after",
      "every-tab-is-answered": "4 of 10 tabs answered within 1 s",
      "no-transaction-waits": "4 idle in transaction while the tabs sit silent",
      "buyers-do-not-wait": "1 of 3 buyers answered within 1 s",
      "sales-are-saved": "0 of 3 sales saved",
    },
  },
  {
    name: "session-dropped",
    lesson:
      "A fresh session for each message, never ended: what it borrowed is out for good once the variable is gone.",
    fails: {
      "borrowed-for-the-question": "0 before, 1 during, 1 after",
      "every-tab-is-answered": "4 of 10 tabs answered within 1 s",
      "no-transaction-waits": "4 idle in transaction while the tabs sit silent",
      "buyers-do-not-wait": "1 of 3 buyers answered within 1 s",
      "sales-are-saved": "0 of 3 sales saved",
    },
  },
  {
    name: "connection-per-tab",
    lesson: "A connection in place of the session borrows when the tab opens, before there is a question.",
    fails: {
      "borrowed-for-the-question": "1 before, 1 during, 1 after",
      "open-tabs-borrow-nothing": "4 in use before any of 10 tabs asks",
      "every-tab-is-answered": "4 of 10 tabs answered within 1 s",
    },
  },
  {
    name: "begin-left-open",
    lesson: "release() ends the lease and not the transaction: it stays open, and the next borrower is inside it.",
    fails: {
      "no-transaction-waits": "1 idle in transaction while the tabs sit silent",
      "sales-are-saved": "0 of 3 sales saved",
    },
  },
];

export const variants: SandboxDefinition["variants"] = [
  { name: "session-per-message", mechanism: "a session for each message: commit, and close in a finally" },
  { name: "pool-query", mechanism: "no session: pool.query(), each statement a transaction of its own" },
  { name: "in-a-transaction", mechanism: "a helper that lends a connection, begins, and commits on return" },
];
