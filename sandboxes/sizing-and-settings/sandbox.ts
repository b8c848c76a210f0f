/** Sizing and settings: four workers with pools of thirty before a server with 97 slots. */
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { workers } from "./budget.ts";
import { checks } from "./checks.ts";
import { mutants, starterFails, variants } from "./programs.ts";
import { scenarios } from "./scenarios.ts";
import { traps } from "./traps.ts";

export const definition: SandboxDefinition = {
  slug: "sizing-and-settings",
  entry: "main.ts",
  focusFile: "main.ts",
  editableFiles: ["main.ts"],
  seedSql: `CREATE TABLE items (id int PRIMARY KEY, name text NOT NULL);
INSERT INTO items SELECT n, 'item ' || n FROM generate_series(1, 12) AS n;`,
  processes: workers,
  socketPath: "/ws",
  traffic: [
    { kind: "request", label: "GET /report/10", path: "/report/10" },
    { kind: "request", label: "GET /operator", path: "/operator" },
    { kind: "request", label: "GET /cut", path: "/cut" },
  ],
  scenarios,
  checks,
  hints: [
    'Play "120 reports on four workers" and add up the four pools. Who told 23 reports no: their pool, or Postgres? How long did they wait?',
    "A pool that is full lets people wait; a pool that is not full asks the server. So the four together must be full before the server is. How many slots are there, and who else needs some?",
    "Ninety-seven slots, some ten of them for others, four workers: put max between 10 and 21. With fewer than ten, reports wait out their 30 s.",
    'And the cut: pool.on("error", (error) => console.error(error.message)). The pool has dropped the connection by then and opens another for the next borrower; the listener only keeps Node from ending.',
  ],
  traps,
  solutionNotes: {
    "main.ts": `The budget is written down: 97 slots, ten kept for others, four workers, and so 21 connections for each. Change one of the figures and the pool follows.

With 84 connections for 120 reports, 36 of them wait in their worker's line and are served when the first ones end. With 120 allowed, the same people were refused: a pool below its max asks the server instead of waiting.

pool.on("error") needs to do nothing but be there. When an idle connection is cut, pg has taken it out of the pool before it raises the event.`,
  },
  starterFails,
  mutants,
  variants,
};
