/** An incident: the server that works for five minutes. */
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { checks } from "./checks.ts";
import { mutants, variants } from "./programs.ts";
import { scenarios } from "./scenarios.ts";
import { traps } from "./traps.ts";

export const definition: SandboxDefinition = {
  slug: "five-minute-server",
  entry: "main.ts",
  focusFile: "main.ts",
  editableFiles: ["main.ts"],
  seedSql: `CREATE TABLE orders (id int PRIMARY KEY, item text NOT NULL);
INSERT INTO orders SELECT n, 'item ' || n FROM generate_series(1, 5) AS n;`,
  socketPath: "/",
  traffic: [
    { kind: "request", label: "An order", path: "/orders/1" },
    { kind: "request", label: "One that is gone", path: "/orders/999" },
    { kind: "request", label: "A bad number", path: "/orders/abc" },
    { kind: "request", label: "GET /tidy-up", path: "/tidy-up" },
  ],
  scenarios,
  checks,
  hints: [
    "Ask for an order, then for one that is gone, then for a bad number, and look at the gauge after each. Which of them gives back?",
    "Two lines of the handler can throw before release() is reached. A release() in front of the one does not help with the other: only a finally stands behind both.",
    "new Pool({ max: 10 }) waits for ever. connectionTimeoutMillis gives the wait an end; choose one that is shorter than a visitor's patience.",
    'pool.on("error", …) is called for an idle connection that breaks. Log it: the pool has already taken that connection out. Without a listener Node ends the process.',
  ],
  traps,
  solutionNotes: {
    "main.ts": `The finally stands behind the query and the 404 alike, and behind whatever somebody adds next year. The error goes on to the client as before.

The time-out mends nothing; it turns silence into an error that somebody can read. With it the server would have paged you after five minutes with the right words.

The listener is one line, and without it a broken idle connection, which the pool would simply replace, ends the process and with it everything else it was doing.`,
  },
  starterFails: {
    "serves-after-five-minutes": "0 of 16 answered after five minutes",
    "bad-links-leak-nothing": "10 in use at the end",
    "waiting-has-an-end": "200 after 18.0 s",
    "lost-connection-is-survived": "the server ended with exit code 1",
  },
  mutants,
  variants,
};
