/** Two clocks: a socket that lasts for hours, a query that lasts for milliseconds, and a lease on the wrong one. */
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { checks } from "./checks.ts";
import { mutants, variants } from "./programs.ts";
import { scenarios } from "./scenarios.ts";
import { traps } from "./traps.ts";

export const definition: SandboxDefinition = {
  slug: "two-clocks",
  entry: "main.ts",
  focusFile: "main.ts",
  editableFiles: ["main.ts", "members.ts"],
  seedSql: `CREATE TABLE members (id int PRIMARY KEY, name text NOT NULL, ticket text NOT NULL UNIQUE);
INSERT INTO members VALUES
  (1, 'Ada', 'ada'), (2, 'Ben', 'ben'), (3, 'Cleo', 'cleo'), (4, 'Dan', 'dan'), (5, 'Eva', 'eva'), (6, 'Finn', 'finn');
CREATE TABLE messages (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, member_id int NOT NULL REFERENCES members);
INSERT INTO messages (member_id) SELECT members.id FROM members, generate_series(1, members.id);`,
  socketPath: "/ws?ticket=ada",
  traffic: [
    { kind: "open-tabs", label: "Open 5 tabs", count: 5 },
    { kind: "send-to-all", label: "All ask for unread", text: "unread" },
    { kind: "request", label: "GET /ping", path: "/ping" },
  ],
  scenarios,
  checks,
  hints: [
    "Open 5 tabs and look at the generators: each getDb is suspended at its yield. What has to happen before it goes on, and when will that be?",
    "List the moments at which a tab's life needs Postgres: once to look at the ticket, then once for each message. How much of an hour is that?",
    "Take [getDb] out of the route. Write a function that borrows, does one piece of work, and gives back in a finally; use it to look at the ticket.",
    "Use the same function once more inside the loop: unread: await withDb((db) => countUnread(db, member)). What you learnt of the member is a plain object and needs no connection.",
  ],
  traps,
  solutionNotes: {
    "main.ts": `Nothing was wrong with how the connection came back: the dependency ended with the socket, however the socket ended. What was wrong is that it waited for that.

withDb() ties the lease to the work instead of the socket. The ticket is looked at under one lease, which is over before the greeting; strangers leave by the same finally as members. From then on each message borrows for itself.

member is a plain object, so it may outlive the lease that it was read under.`,
  },
  starterFails: {
    "six-members-on-five-connections": "5 of 6 greeted, 5 of 6 told",
    "silence-holds-nothing": "5 in use before they ask, 5 after",
  },
  mutants,
  variants,
};
