/** Exhaustion, exactly: a pool of 30, a lease per socket, and the 31st tab. */
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { checks } from "./checks.ts";
import { mutants, variants } from "./programs.ts";
import { scenarios } from "./scenarios.ts";
import { traps } from "./traps.ts";

export const definition: SandboxDefinition = {
  slug: "exhaustion",
  entry: "main.ts",
  focusFile: "main.ts",
  editableFiles: ["main.ts", "answer.ts"],
  seedSql: `CREATE TABLE items (id int PRIMARY KEY, name text NOT NULL);
INSERT INTO items SELECT n, 'item ' || n FROM generate_series(1, 12) AS n;`,
  socketPath: "/ws",
  traffic: [
    { kind: "open-tabs", label: "Open 31 tabs", count: 31 },
    { kind: "send-to-all", label: "All ask for a count", text: "count" },
    { kind: "send-to-all", label: "All ask for a report", text: "report" },
    { kind: "request", label: "GET /ping", path: "/ping" },
  ],
  scenarios,
  checks,
  hints: [
    "Open 31 tabs and look at the far wall of the pool: which line of main.ts took the thirty leases, and which line gives one back? How much happens between the two?",
    "A tab that waits for its next message needs a socket, not a connection. Between which two events of one message does the code need Postgres?",
    "Move pool.connect() and release() inside the loop, around a single call of answer(), with the release in a finally. The greeting needs the same.",
    "Now pool.connect() can fail in the middle of a conversation. Catch its error around the lease and send { error: error.message }, so that the tab knows and the socket stays open.",
  ],
  traps,
  solutionNotes: {
    "main.ts": `A socket may stay open for hours; a query takes milliseconds. reply() borrows for one query and gives back in a finally, whatever happens in between: so thirty connections carry any number of silent tabs.

When all thirty are busy, connect() throws after 30 s. That error becomes the tab's answer, and its socket stays open: whoever asks again a little later is served.

max and connectionTimeoutMillis are as they were. The wall stands where it stood; only those who have a query to run stand before it.`,
  },
  starterFails: {
    "open-tabs-are-answered": "30 of 31 greeted, 30 of 31 answered",
    "idle-tabs-hold-nothing": "30 in use while the tabs are silent",
    "told-after-30-seconds": "tab 31 was told after 27.9 s",
    "served-after-a-return": "tab 32 was gone before it could ask",
  },
  mutants,
  variants,
};
