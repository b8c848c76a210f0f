/** An incident: the suite is green, and production hangs. */
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { checks } from "./checks.ts";
import { mutants, variants } from "./programs.ts";
import { scenarios } from "./scenarios.ts";
import { traps } from "./traps.ts";

export const definition: SandboxDefinition = {
  slug: "green-test-suite",
  entry: "main.ts",
  focusFile: "suite.ts",
  editableFiles: ["suite.ts", "main.ts"],
  seedSql: `CREATE TABLE items (id int PRIMARY KEY, name text NOT NULL);
INSERT INTO items SELECT n, 'item ' || n FROM generate_series(1, 12) AS n;`,
  socketPath: "/",
  traffic: [
    { kind: "request", label: "Suite: gives-back", path: "/suite/gives-back" },
    { kind: "request", label: "Suite: holds-while-open", path: "/suite/holds-while-open" },
    { kind: "request", label: "Suite: leaks-on-error", path: "/suite/leaks-on-error" },
    { kind: "request", label: "Suite: swallows-errors", path: "/suite/swallows-errors" },
  ],
  scenarios,
  checks,
  hints: [
    "Run the suite against each service and watch the gauge. How many connections are out at once, at most? Which path of a service does no visit take?",
    "Open one visit more than there are connections before you close the first. On the service that holds, the last one is turned away.",
    "Ask for an item that is not there, once more than there are connections, and see that the error reaches you each time.",
    "When all visits are closed nothing may be out: pool.totalCount - pool.idleCount is 0, or you can borrow every connection.",
  ],
  traps,
  solutionNotes: {
    "suite.ts": `Three questions, each of which one of the faulty services answers differently. One visit more than connections, all open at once, meets what is held. The failing path, taken more often than there are connections, meets what leaks and what is swallowed. And 0 in use at the end meets whatever is left.

The suite is also held to the other side: two sound services that work differently must be green, or people will learn to ignore it.`,
  },
  starterFails: {
    "red-for-the-held": "green for holds-while-open",
    "red-for-the-leak": "green for leaks-on-error",
    "red-for-the-swallowed": "green for swallows-errors",
  },
  mutants,
  variants,
};
