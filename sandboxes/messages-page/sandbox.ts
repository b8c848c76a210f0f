/** An incident: the messages page that hangs from the 31st tab on. */
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { checks } from "./checks.ts";
import { mutants, variants } from "./programs.ts";
import { scenarios } from "./scenarios.ts";
import { traps } from "./traps.ts";

export const definition: SandboxDefinition = {
  slug: "messages-page",
  entry: "main.ts",
  focusFile: "main.ts",
  editableFiles: ["main.ts", "messages.ts"],
  seedSql: `CREATE TABLE messages (id serial PRIMARY KEY, text text NOT NULL, seen boolean NOT NULL DEFAULT false);
INSERT INTO messages (text, seen) SELECT 'message ' || n, n > 7 FROM generate_series(1, 40) AS n;`,
  socketPath: "/messages",
  traffic: [
    { kind: "open-tabs", label: "31 people open the page", count: 31 },
    { kind: "send-to-all", label: "All have a text translated", text: "ahoy" },
    { kind: "send-to-all", label: "All search", text: "search hello" },
    { kind: "request", label: "GET /ready", path: "/ready" },
  ],
  scenarios,
  checks,
  hints: [
    "Play the night and stop the clock at 40 s, then at 60 s. The first picture shows leases that are held, the second some that are leaked. They have different causes; look at the holders.",
    "Held: which line takes the lease of a tab that only reads, and which gives it back? Leaked: what happens to a lease when send() throws between connect() and try?",
    "Lend for one statement at a time: pass the pool where a client is passed now, and await the translation before anything is borrowed. Both faults then have no place to be.",
    "/ready has to look at what can run out, and at once: pool.waitingCount, or a query with a limit of its own. Answer with new Reply({ … }, { status: 503 }).",
  ],
  traps,
  solutionNotes: {
    "main.ts": `pool.query borrows for one statement and gives back by itself, so a page that is only open holds nothing, and there is no stretch between a connect() and a try in which an error could lose a lease.

The translation comes before the statement that keeps it: two seconds of somebody else's time, and no connection in hand.

/ready looks at the line before the pool, which needs no connection and no waiting. While somebody stands in it, the load balancer had better send people elsewhere. It is a question of readiness alone: a restart would have thrown out thirty readers.`,
  },
  starterFails: {
    "page-opens": "30 of 31 told",
    "silence-holds-nothing": "30 in use while the tabs are silent",
    "translation-holds-nothing": "longest lease 15.0 s, 30 of 31 texts kept",
    "reloads-leak-nothing": "5 in use after everybody left",
    "not-ready-when-a-line-stands": "200 after 0.0 s",
  },
  mutants,
  variants,
};
