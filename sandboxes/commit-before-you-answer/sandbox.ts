/** Commit before you answer: a commit behind the yield, a constraint that is looked at there, and a 200 sent before it. */
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { checks } from "./checks.ts";
import { mutants, variants } from "./programs.ts";
import { scenarios } from "./scenarios.ts";
import { traps } from "./traps.ts";

export const definition: SandboxDefinition = {
  slug: "commit-before-you-answer",
  entry: "main.ts",
  focusFile: "main.ts",
  editableFiles: ["main.ts", "get-db.ts"],
  seedSql: `CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL);
INSERT INTO customers VALUES (1, 'Ada'), (2, 'Grace');
CREATE TABLE orders (
  id serial PRIMARY KEY,
  customer int NOT NULL REFERENCES customers DEFERRABLE INITIALLY DEFERRED
);`,
  socketPath: "/ws",
  traffic: [
    { kind: "request", label: "GET /orders", path: "/orders" },
    { kind: "request", label: "GET /ping", path: "/ping" },
  ],
  scenarios,
  checks,
  hints: [
    "Play the order of customer 9 and read the log from the 200 on. Which line of get-db.ts fails, and what has happened to the answer by then?",
    'Set exit to "0.106" and play it again, then to "0.121". Which of them lets the client hear of the failure, and why not the other?',
    'Under "0.121" a dependency ends after the answer unless it is asked to end with the function: depends(getDb, { scope: "function" }) in place of getDb.',
    "Or leave the version alone and commit where the client can still be told: in the route, as its last step before the return.",
  ],
  traps,
  solutionNotes: {
    "main.ts": `depends(getDb, { scope: "function" }) has the dependency resumed when the handler has returned and before the answer is sent. A commit that fails then throws where there is still something to answer with: the client gets a 500, and the table and the client agree.

GET /orders keeps the default. A read has nothing to commit that could fail, and it makes no difference to its client when the transaction ends.

The version alone would not do: 0.121 brings the scope and leaves the default as 0.118 has it. A commit in the route works under every version.`,
  },
  starterFails: {
    "confirmed-is-kept": "4 confirmed, 2 in the table",
    "lost-is-told": "0 of 2 told",
    "committed-before-told": "3 of 3 confirmed while their transaction was open",
  },
  mutants,
  variants,
};
