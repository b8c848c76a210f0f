/** Shorter queries: a lookup without its index, and eleven statements inside one lease. */
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { checks } from "./checks.ts";
import { seedSql } from "./data.ts";
import { mutants, starterFails, variants } from "./programs.ts";
import { scenarios } from "./scenarios.ts";
import { traps } from "./traps.ts";

export const definition: SandboxDefinition = {
  slug: "shorter-queries",
  entry: "main.ts",
  focusFile: "events.ts",
  editableFiles: ["main.ts", "events.ts", "schema.ts"],
  seedSql,
  socketPath: "/ws",
  traffic: [
    { kind: "request", label: "User 77", path: "/users/77/events" },
    { kind: "request", label: "Explain", path: "/explain" },
  ],
  scenarios,
  checks,
  hints: [
    "Press Explain and read the log. Which scan does the plan name, how many rows does its filter remove, and what are the indexes on?",
    "IF NOT EXISTS compares names. The name in schema.ts is taken, so give the index on user_id one that is free, or rename the other first.",
    "Look at one request on the gauge: how many statements run between connect() and release()? Each of them is a way to the database and back.",
    "One statement is enough: SELECT title, score FROM event_participants JOIN events ON events.id = event_id WHERE user_id = $1 ORDER BY score DESC.",
  ],
  traps,
  solutionNotes: {
    "events.ts": `One statement in place of eleven. The lease lasts for one way there and back, whatever the number of rows, and three connections carry ten times as many requests.

Two statements would do as well: the second may ask for all titles at once, WHERE id = ANY($1). What must not be is a statement for each row.`,
    "schema.ts": `The index is on user_id and has a name of its own, the one that PostgreSQL itself would give it. The misnamed one stays until somebody has looked who uses it: event_id is a foreign key, and an index on that is worth having.

On a table that is in use one would write CREATE INDEX CONCURRENTLY, outside a transaction, so that inserts go on while it is built.`,
  },
  starterFails,
  mutants,
  variants,
};
