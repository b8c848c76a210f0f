/** Health checks and breakers: two probes on a pool of three, and a breaker that counts the wrong errors. */
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { checks } from "./checks.ts";
import { mutants, starterFails, variants } from "./programs.ts";
import { scenarios } from "./scenarios.ts";
import { traps } from "./traps.ts";

export const definition: SandboxDefinition = {
  slug: "health-and-breaker",
  entry: "main.ts",
  focusFile: "main.ts",
  editableFiles: ["main.ts", "breaker.ts"],
  seedSql: "CREATE TABLE members (name text PRIMARY KEY);",
  socketPath: "/ws",
  traffic: [
    { kind: "request", label: "GET /report", path: "/report" },
    { kind: "request", label: "GET /ready", path: "/ready" },
    { kind: "request", label: "GET /live", path: "/live" },
  ],
  scenarios,
  checks,
  hints: [
    "Press GET /report three times, then GET /ready and GET /live. Where do both of them stand, and for how long? What would each caller do with the answer?",
    "/live answers the question whether a restart would help, so it needs no database. /ready has two things to look at: the pool (idleCount, totalCount), without asking it, and the database, by a way that a full pool cannot block.",
    "Two waits need a bound: the one for a connection (connectionTimeoutMillis) and the one for the statement (query_timeout). A second Pool with max 1 and both of them set is one way; answer new Reply(body, { status: 503 }).",
    "In breaker.ts count only what says nothing of the statement: a DatabaseError whose code begins with 22, 23, 40 or 42 is an answer, and so proof that the database is there. And after the pause let one call try while the others are still told at once.",
  ],
  traps,
  solutionNotes: {
    "main.ts": `/live says that the process runs, and nothing else: restarting it would not make a report shorter.

/ready looks at two things apart. The pool it only looks at, for whoever asks a full pool stands in its line. The database it asks over a connection of its own, with a bound on both waits, the one for the connection and the one for the statement: 250 ms each, so that the answer is there before the prober gives up.

The status speaks to the balancer, the body to whoever is woken.`,
    "breaker.ts": `An error that Postgres itself sent, but for the classes 08, 53 and 57, is an answer: the database is there, and the count begins anew. A time-out in the pool comes without any code and counts.

After the pause the first call becomes the trial; until its outcome is known the others are told at once. Its success closes the breaker, its failure begins the next pause. The breaker repairs nothing: it only keeps people from waiting for what will not come.`,
  },
  starterFails,
  mutants,
  variants,
};
