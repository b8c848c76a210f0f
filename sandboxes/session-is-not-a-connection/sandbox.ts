/** A session is not a connection: what borrows is the first statement, and what gives back is the end of a transaction. */
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { checks } from "./checks.ts";
import { mutants, variants } from "./programs.ts";
import { stockAtFirst } from "./replies.ts";
import { scenarios } from "./scenarios.ts";
import { traps } from "./traps.ts";

export const definition: SandboxDefinition = {
  slug: "session-is-not-a-connection",
  entry: "main.ts",
  focusFile: "main.ts",
  editableFiles: ["main.ts"],
  seedSql: `CREATE TABLE items (id int PRIMARY KEY, stock int NOT NULL);
INSERT INTO items SELECT n, ${stockAtFirst} FROM generate_series(1, 12) AS n;`,
  socketPath: "/ws",
  traffic: [
    { kind: "open-tabs", label: "Open 3 tabs", count: 3 },
    { kind: "send-to-all", label: "All ask for stock 7", text: "stock 7" },
    { kind: "send-to-all", label: "All buy 7", text: "buy 7" },
  ],
  scenarios,
  checks,
  hints: [
    "Open three tabs and look at in use; then let them ask, and look again. Which line of main.ts made the gauge move, and which one made the session?",
    "A lane that says idle in transaction keeps a connection for a transaction. The first statement began it. Which methods of a session end one?",
    "commit(), rollback() and close() all give back. What do the last two do to a sale?",
    "In answer(), call await session.commit() after the query and before the return. The session may live on with the tab: between two questions it then holds nothing.",
  ],
  traps,
  solutionNotes: {
    "main.ts": `One line, in the right place. commit() ends the transaction that the query began, so the connection is back before the answer is sent. The session stays, an object without a connection, and borrows again for the next question.

Commit comes before the answer: a tab is told of a sale when it is saved, and not a moment earlier.

close() in the finally is for the case that a query throws: it rolls back what is open, and does nothing where nothing is.`,
  },
  starterFails: {
    "borrowed-for-the-question": "0 before, 1 during, 1 after",
    "every-tab-is-answered": "4 of 10 tabs answered within 1 s",
    "no-transaction-waits": "4 idle in transaction while the tabs sit silent",
    "buyers-do-not-wait": "1 of 3 buyers answered within 1 s",
    "sales-are-saved": "0 of 3 sales saved",
  },
  mutants,
  variants,
};
