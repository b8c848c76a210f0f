/** Nothing slow inside a lease: a call of one second between reading and writing, and what it costs. */
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { checks } from "./checks.ts";
import { mutants, variants } from "./programs.ts";
import { scenarios } from "./scenarios.ts";
import { traps } from "./traps.ts";

export const definition: SandboxDefinition = {
  slug: "nothing-slow-inside-a-lease",
  entry: "main.ts",
  focusFile: "main.ts",
  editableFiles: ["main.ts", "documents.ts"],
  seedSql: `CREATE TABLE documents (
  id int PRIMARY KEY, text text NOT NULL, version int NOT NULL DEFAULT 1, summary text
);
INSERT INTO documents (id, text) VALUES (1, 'The first text'), (2, 'The second text'), (3, '');`,
  socketPath: "/documents/1",
  traffic: [
    { kind: "open-tabs", label: "Open 12 tabs", count: 12 },
    { kind: "send-to-all", label: "All ask for a summary", text: "summarise" },
    { kind: "send-to-all", label: "All send a new text", text: "A new text" },
  ],
  scenarios,
  checks,
  hints: [
    "Press the first scenario and look at the swimmers: what does each of the three do for a second? Which line of summarise() is that, and does it need Postgres?",
    "Reading and saving need a connection, ai() needs none. pool is a Database too: readDocument(pool, id) borrows, asks and gives back.",
    "Between the two leases anybody may save a new text. readDocument() tells you the version that you read; what must be true of it when you save?",
    "Let saveSummary() take the version and say UPDATE … WHERE id = $1 AND version = $3. If rowCount is 0 the text has changed: throw an Error that says so, or read again and ask anew.",
  ],
  traps,
  solutionNotes: {
    "main.ts": `Reading is one lease and saving is another, each for one statement; pool.query() borrows and gives back by itself. The second that ai() takes lies between them, so it costs the pool nothing: twelve tabs wait for twelve answers at once, and three connections are idle.

What lies between two leases is not protected by anything. So the summary is saved for the version that it was made of, or not at all, and the tab is told.`,
    "documents.ts": `The check and the write are one statement. A SELECT for the version and an UPDATE after it would leave a gap between the two for the next edit to slip into.`,
  },
  starterFails: {
    "no-lease-spans-the-call": "a lease of 1.0 s",
    "twelve-summaries-at-once": "3 of 12 answered within 1.5 s",
    "no-summary-of-an-older-text": "1 of an older text",
  },
  mutants,
  variants,
};
