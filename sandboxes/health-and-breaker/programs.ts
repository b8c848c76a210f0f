/** Programs beside the starter: wrong ones that people write, and right ones that differ from the solution. */
import type { MutantDefinition, SandboxDefinition } from "../../src/checks/sandbox-definition.ts";

const probesAsGiven = {
  "alive-with-a-full-pool": "200 after 3.0 s",
  "full-pool-is-told": "200 after 3.0 s, database down, pool unsaid",
  "silent-database-is-told": "nothing within 5.0 s",
};
const breakerAsGiven = {
  "taken-names-do-not-open": "4 of 7 answered rightly, the next was told 503",
  "open-breaker-answers-at-once": "3 of 3 told at once, 4 waited after the pause",
};

export const starterFails: SandboxDefinition["starterFails"] = { ...probesAsGiven, ...breakerAsGiven };

export const mutants: readonly MutantDefinition[] = [
  {
    name: "bigger-pool",
    lesson: "Thirty connections make the queue stand later. Probes and breaker are as wrong as they were.",
    fails: {
      "full-pool-is-told": "200 after 0.0 s, database up, pool unsaid",
      "silent-database-is-told": "nothing within 5.0 s",
      "taken-names-do-not-open": "4 of 7 answered rightly, the next was told 503",
    },
    springs: ["bigger-pool"],
  },
  {
    name: "one-probe-for-both",
    lesson: "A right answer to /ready is a wrong one to /live: the process is restarted for a queue.",
    fails: { "alive-with-a-full-pool": "503 after 0.0 s", ...breakerAsGiven },
    springs: ["restarted-for-a-queue"],
  },
  {
    name: "degraded-with-200",
    lesson: "A balancer reads the status, not the body: a server that says 200 gets the next request too.",
    fails: {
      "full-pool-is-told": "200 after 0.0 s, database up, pool full",
      "silent-database-is-told": "200 after 0.3 s, database down, pool free",
      ...breakerAsGiven,
    },
    springs: ["said-with-200"],
  },
  {
    name: "bounded-only",
    lesson: "A time limit makes the answer prompt and leaves it wrong: the pool was full, the database well.",
    fails: { "full-pool-is-told": "503 after 0.5 s, database down, pool free", ...breakerAsGiven },
    springs: ["database-blamed"],
  },
  {
    name: "looks-then-waits",
    lesson: "A look at the pool bounds one wait of two: a database that hangs still holds the probe.",
    fails: { "silent-database-is-told": "nothing within 5.0 s", ...breakerAsGiven },
  },
  {
    name: "never-asks",
    lesson: "The pool's own counts say nothing about the database behind it.",
    fails: { "silent-database-is-told": "200 after 0.0 s, database up, pool free", ...breakerAsGiven },
  },
  {
    name: "none-idle-is-full",
    lesson: "pg opens connections when they are needed: after a start none is idle, and there is room for all.",
    fails: { "ready-when-well": "503 after 0.0 s, database up, pool full", ...breakerAsGiven },
  },
  {
    name: "only-codes-count",
    lesson: "The commonest fault of a pool, its time-out, is an error without a code.",
    fails: { ...probesAsGiven, "open-breaker-answers-at-once": "0 of 3 told at once, 4 waited after the pause" },
  },
  {
    name: "stays-open",
    lesson: "A breaker that never tries again makes an outage of half a minute last until the next restart.",
    fails: { ...probesAsGiven, "closes-after-the-cure": "0 of 3 joined after the cure" },
  },
  {
    name: "everyone-tries",
    lesson: "When the pause ends for all at once, all of them stand in line again.",
    fails: { ...probesAsGiven, "open-breaker-answers-at-once": breakerAsGiven["open-breaker-answers-at-once"] },
  },
];

export const variants: SandboxDefinition["variants"] = [
  {
    name: "race-on-the-pool",
    mechanism: "a race against a timer on the pool itself, and a breaker with three named states",
  },
  { name: "client-per-probe", mechanism: "a client of its own for each probe" },
  {
    name: "heartbeat",
    mechanism:
      "a question every second, whose last answer the probes read, and a breaker that keeps its trial's promise",
  },
];
