/** See it, prove it: a data manager of 21 methods, and a monitor that watches the wrong events. */
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { checks } from "./checks.ts";
import { mutants, variants } from "./programs.ts";
import { scenarios } from "./scenarios.ts";
import { traps } from "./traps.ts";

export const definition: SandboxDefinition = {
  slug: "see-it-prove-it",
  entry: "main.ts",
  focusFile: "monitor.ts",
  editableFiles: ["monitor.ts", "main.ts"],
  seedSql: `CREATE TABLE users (id serial PRIMARY KEY, name text UNIQUE NOT NULL, temperature real NOT NULL DEFAULT 0.5);
CREATE TABLE preferences (user_id int, key text, value text NOT NULL, PRIMARY KEY (user_id, key));
CREATE TABLE messages (id serial PRIMARY KEY, user_id int NOT NULL, text text NOT NULL);
CREATE TABLE skills (id serial PRIMARY KEY, name text UNIQUE NOT NULL);
CREATE TABLE user_skills (user_id int, skill_id int, level int NOT NULL, PRIMARY KEY (user_id, skill_id));
CREATE TABLE trainings (id serial PRIMARY KEY, user_id int NOT NULL, skill_id int NOT NULL, finished boolean NOT NULL DEFAULT false);
INSERT INTO users (name) VALUES ('ann'), ('bob'), ('dee');
INSERT INTO preferences VALUES (1, 'theme', 'light');
INSERT INTO skills (name) VALUES ('sql'), ('python');
INSERT INTO user_skills VALUES (1, 1, 2);
INSERT INTO trainings (user_id, skill_id) VALUES (1, 1), (1, 2);`,
  socketPath: "/",
  traffic: [
    { kind: "request", label: "GET /monitor", path: "/monitor" },
    { kind: "request", label: "GET /getUser", path: "/getUser" },
    { kind: "request", label: "GET /addUser", path: "/addUser" },
    { kind: "request", label: "A report of 2 s", path: "/report" },
  ],
  scenarios,
  checks,
  hints: [
    "Play the leaks and compare what the gauge says with what GET /monitor says. Which two events of the pool does the monitor hear? Does a checkout make one of them?",
    'pg-pool tells of every loan: "acquire" when a connection is lent, "release" when it comes back. Keep a Map of what is out, and let inUse be its size.',
    "Note Date.now() when the connection is lent. report() then tells how long each has been out, and whoever is beyond suspectAfterMs is a suspect.",
    'The "acquire" event comes from the pool\'s own callback, where the taker is not on the stack. Make new Error().stack at the top of connect(), before the await, and keep it with the lease.',
  ],
  traps,
  solutionNotes: {
    "monitor.ts": `A leak is a checkout without a checkin, so a lease goes into the map when it is lent and out of it when it comes back. Opening and closing are the pool's housekeeping and take no part.

The alarm depends on how long a lease is out, not on how many are: a full pool that turns over is busy, and two leases that never end are a fault. The monitor cannot know that a lease will never come back, only that it is late; so it says suspect.

The stack is taken before the await. When the pool lends, perhaps seconds later, it does so from a callback of its own in which the taker does not appear.`,
  },
  starterFails: {
    "leak-is-flagged": '"healthy" with 8 leases out for more than 5 s',
    "takers-are-named": "0 of 8 named",
    "in-use-is-true": "10 said, 0 in use",
    "forgets-what-came-back": '"healthy" while it is out',
  },
  mutants,
  variants,
};
