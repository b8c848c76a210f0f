/** `npm run postgres:clients`: what is installed here of PostgreSQL's clients, each tried against the server. */
import { DatabaseError } from "../../src/postgres/client/database-error.ts";
import { startPostgresServer } from "../../src/postgres/node/postgres-server.ts";
import { runTool } from "../run.mjs";
import type { CheckOutcome, ClientCheck, ServerAddress } from "./clients/client-check.ts";
import { createPgbenchChecks } from "./clients/pgbench.ts";
import { psqlCheck } from "./clients/psql.ts";
import { createScriptCheck } from "./clients/script-check.ts";

const python = ["/usr/bin/python3", "python3"];
const perl = ["/usr/bin/perl", "perl"];

const checks: readonly ClientCheck[] = [
  psqlCheck,
  createScriptCheck({
    name: "psycopg2",
    interpreters: python,
    probe: ["-c", "import psycopg2"],
    script: "psycopg2-check.py",
  }),
  createScriptCheck({
    name: "psycopg",
    interpreters: python,
    probe: ["-c", "import psycopg"],
    script: "psycopg-check.py",
  }),
  createScriptCheck({
    name: "DBD::Pg",
    interpreters: perl,
    probe: ["-MDBD::Pg", "-e", "1"],
    script: "dbd-pg-check.pl",
  }),
  ...createPgbenchChecks(),
];

const counts = { passed: 0, failed: 0, skipped: 0 };

function describe(name: string, outcome: CheckOutcome): string {
  switch (outcome.kind) {
    case "passed":
      return `passed  ${name}${outcome.note ? `: ${outcome.note}` : ""}`;
    case "failed":
      return `FAILED  ${name}: ${outcome.reason}`;
    case "skipped":
      return `SKIPPED ${name}: ${outcome.reason}`;
  }
}

async function runAll(server: ServerAddress): Promise<void> {
  for (const { name, run } of checks) {
    const outcome = await run(server);
    counts[outcome.kind] += 1;
    console.log(describe(name, outcome));
  }
}

/** Gives the exit code. */
async function main(): Promise<number> {
  const buildCode = await runTool("tools/build/data-directory.mjs");
  if (buildCode !== 0) return buildCode;
  const server = await startPostgresServer({
    onEvent: (event) => console.error(event.kind === "database-lost" ? `${event.kind}: ${event.reason}` : event.kind),
  });
  try {
    await runAll(server);
  } finally {
    await server.close();
  }
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return counts.failed > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof DatabaseError)) throw error;
  console.error(`The server did not start: ${error.message} (${error.code}).`);
  process.exitCode = 1;
}
