/** Borrow and give back: a pool of five, and a question that keeps what it borrows. */
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { checks } from "./checks.ts";
import { mutants, variants } from "./programs.ts";
import { scenarios } from "./scenarios.ts";
import { traps } from "./traps.ts";

export const definition: SandboxDefinition = {
  slug: "borrow-and-give-back",
  entry: "main.ts",
  focusFile: "main.ts",
  editableFiles: ["main.ts"],
  seedSql: `CREATE TABLE messages (id int PRIMARY KEY, body text NOT NULL);
INSERT INTO messages SELECT n, 'message ' || n FROM generate_series(1, 40) AS n;`,
  socketPath: "/ws",
  traffic: [
    { kind: "open-tabs", label: "Open tab", count: 1 },
    { kind: "send-to-all", label: "All ask for the count", text: "count" },
  ],
  scenarios,
  checks,
  hints: [
    "Open one tab and ask five times. Which line of main.ts takes a lane, and which line gives one back?",
    "Borrowing is pool.connect(). Its counterpart is a method of what connect() gave you, not of the pool.",
    "Call db.release() once the rows are in your hand. The answer can be sent without a connection.",
    "Put the query in a try and db.release() in its finally: then it is given back even when the query fails.",
  ],
  traps,
  solutionNotes: {
    "main.ts": `Each question borrows for one query and gives back before its answer is sent, so the same connection serves the next one. In use goes to 1 and back to 0 a hundred times; Postgres sees few connections open, and they stay open.

The finally covers the case that the query fails. The checks of this lesson do not ask for that; lesson 3 does.`,
  },
  starterFails: {
    "every-question-is-answered": "5 of 100 answered",
    "silent-tabs-hold-nothing": "5 in use while the tabs sit silent",
    "nothing-leaked": "5 in use after everybody left",
  },
  mutants,
  variants,
};
