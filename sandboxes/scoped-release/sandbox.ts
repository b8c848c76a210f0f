/** Scoped release: a wrapper that gives back too early, and gives back in the middle of a transaction. */
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { accounts, openingBalance } from "./bank.ts";
import { checks } from "./checks.ts";
import { mutants, variants } from "./programs.ts";
import { scenarios } from "./scenarios.ts";

export const definition: SandboxDefinition = {
  slug: "scoped-release",
  entry: "main.ts",
  focusFile: "lease.ts",
  editableFiles: ["lease.ts", "main.ts", "accounts.ts"],
  seedSql: `CREATE TABLE accounts (id int PRIMARY KEY, balance int NOT NULL);
INSERT INTO accounts SELECT n, ${openingBalance} FROM generate_series(1, ${accounts}) AS n;`,
  socketPath: "/ws",
  traffic: [{ kind: "request", label: "GET /accounts", path: "/accounts" }],
  scenarios,
  checks,
  hints: [
    "Play the three transfers and look at the gauge while they work. What does the pool believe of a connection that does three people's work?",
    "return work(db) hands a promise on and leaves the try at once. Which word makes the try wait until the work is done?",
    "With that word the leases are right and the second scenario is not. What state is the connection in when transfer() throws, and who begins there?",
    "Roll back before you release, on the way out that threw or on every way. await using fits: an object with [Symbol.asyncDispose]() that awaits ROLLBACK and then releases.",
  ],
  solutionNotes: {
    "lease.ts": `borrow() returns the connection together with how to give it back. await using calls that at the end of the block, whichever way it ends, and waits for it: there is no try to forget, and no callback to return the wrong thing from.

ROLLBACK comes first, because release() puts a connection back as it is. After a COMMIT it does nothing but cost a round trip; where that counts, roll back only after an error. A connection that cannot even roll back is thrown away by release(true).`,
    "main.ts": `The await before transfer() still matters. A block with await using ends when its code does, and code that returns a pending promise has ended.

A callback that is awaited, with ROLLBACK in its catch, is just as right; many will find it plainer.`,
  },
  starterFails: {
    "lease-covers-the-work": "16 queries on a connection that was given back",
    "nothing-comes-back-open": "2 given back in a transaction, 0 in use at the end",
    "readers-see-what-is-saved": "1 of 3 readers shown what is saved",
    "later-transfers-are-sound": "1 of 1 transfers have arrived, -100 in all",
  },
  mutants,
  variants,
};
