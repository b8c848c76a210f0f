/** How a framework injects: three connections, a generator that lends them in a transaction, and nobody to resume it. */
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { checks } from "./checks.ts";
import { mutants, variants } from "./programs.ts";
import { scenarios } from "./scenarios.ts";
import { traps } from "./traps.ts";

export const definition: SandboxDefinition = {
  slug: "how-a-framework-injects",
  entry: "main.ts",
  focusFile: "inject.ts",
  editableFiles: ["inject.ts", "main.ts", "get-db.ts"],
  seedSql: `CREATE TABLE shows (id int PRIMARY KEY, title text NOT NULL, seats int NOT NULL);
INSERT INTO shows SELECT n, 'Evening ' || n, CASE n WHEN 5 THEN 0 ELSE 20 END FROM generate_series(1, 6) AS n;
CREATE TABLE bookings (number int PRIMARY KEY, show int NOT NULL);
CREATE TABLE numbers (last int NOT NULL);
INSERT INTO numbers VALUES (0);`,
  socketPath: "/ws",
  traffic: [
    { kind: "request", label: "GET /shows/1", path: "/shows/1" },
    { kind: "request", label: "GET /shows/99", path: "/shows/99" },
    { kind: "open-tabs", label: "Open 3 tabs", count: 3 },
    { kind: "send-to-all", label: "All ask for show 1", text: "1" },
    { kind: "send-to-all", label: "All ask for show 99", text: "99" },
    { kind: "request", label: "GET /ping", path: "/ping" },
  ],
  scenarios,
  checks,
  hints: [
    "Ask for /shows/1 three times and look at the gauge. Which line of get-db.ts would give a connection back, and who could still make it run? In inject.ts, what is left of the generator once next() has returned?",
    "Keep the generator in a name. When the handler has returned, next() resumes it behind the yield: COMMIT, then release. Return the handler's result after that.",
    "A handler that throws must not be committed. Catch what it throws and hand it to the generator's throw(): the yield itself then throws, so getDb rolls back, gives back, and throws it again.",
    "Whoever asked must hear of the error as well: let what comes out of throw() go on, and throw the error yourself in case the dependency kept it.",
  ],
  traps,
  solutionNotes: {
    "inject.ts": `The generator has a name, so there is somebody who can resume it. That is the whole difference between a framework and next(getDb()).

When the handler returns, next() runs what stands behind the yield: COMMIT, then the finally. When it throws, throw() makes the yield throw the same error, so getDb's catch rolls back and its finally gives back, and the error comes out again for the client.

The same lines serve a socket. Its handler runs as long as the tab is open, and when it ends, by a close, a broken cable or an error, the generator is resumed like any other.`,
  },
  starterFails: {
    "requests-give-back": "3 of 5 answered, 3 in use afterwards",
    "bookings-are-saved": "1 of 3 confirmed, 0 in the table",
    "failed-bookings-leave-nothing": "0 of 1 told 409, 0 in the table, 3 in use afterwards",
    "sockets-give-back": "3 of 3 tabs answered, 3 in use after they have gone",
  },
  mutants,
  variants,
};
