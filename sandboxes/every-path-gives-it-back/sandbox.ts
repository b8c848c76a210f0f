/** Every path gives it back: a release on the last line, and four ways out that never reach it. */
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { checks } from "./checks.ts";
import { mutants, variants } from "./programs.ts";
import { scenarios } from "./scenarios.ts";
import { traps } from "./traps.ts";

export const definition: SandboxDefinition = {
  slug: "every-path-gives-it-back",
  entry: "main.ts",
  focusFile: "main.ts",
  editableFiles: ["main.ts"],
  seedSql: `CREATE TABLE items (id int PRIMARY KEY, name text NOT NULL, price int NOT NULL);
INSERT INTO items SELECT n, 'item ' || n, 10 * n FROM generate_series(1, 12) AS n;`,
  socketPath: "/ws",
  traffic: [
    { kind: "request", label: "GET /items/7", path: "/items/7" },
    { kind: "request", label: "GET /items/99", path: "/items/99" },
    { kind: "request", label: "GET /items/seven", path: "/items/seven" },
    { kind: "open-tabs", label: "Open 3 tabs", count: 3 },
    { kind: "send-to-all", label: "All ask for item 7", text: "7" },
    { kind: "send-to-all", label: "All say bye", text: "bye" },
  ],
  scenarios,
  checks,
  hints: [
    "Call GET /items/7, then GET /items/99, then GET /items/seven, and look at the gauge after each. Which of them comes back, and which line did the other two not reach?",
    "List the ways out of each handler between connect() and release(): every return, every break, and every await that may throw. How many of them pass release()?",
    "A release() before each way out that you can see leaves out send(), which throws when the tab has left. What runs on every way out of a block, whatever it is?",
    "Begin a try on the line after pool.connect(), and let its finally be the only place that calls db.release(). In the WebSocket handler both belong inside the loop.",
  ],
  traps,
  solutionNotes: {
    "main.ts": `A finally runs however its try is left: at the end, by return, by break, by an error of the query, by an error of send(). So the release stands in one place, and whoever adds a fifth way out later need not know about it.

connect() stays before the try. If it throws, nothing was borrowed, and there is nothing to give back.

In the WebSocket handler the try is inside the loop: one for each checkout. Errors are not caught at all; they go where they went before, once the connection is back.`,
  },
  starterFails: {
    "errors-give-back": "5 in use after the last call",
    "every-call-is-answered": "15 of 50 calls answered rightly",
    "early-return-gives-back": "4 in use after the last call",
    "bye-gives-back": "4 in use after every tab said bye",
    "leavers-give-back": "4 in use after everybody left",
  },
  mutants,
  variants,
};
