/**
 * `npm run postgres:record -- --url postgres://user@host:port/database [--check] [script…]`: writes the transcripts of
 * a real PostgreSQL to `fixtures/`. With `--check` nothing is written: it says which fixtures the server contradicts.
 *
 * The user must be a superuser whom the server trusts without a password. Each script runs in a database that is made
 * for it and dropped afterwards, `watertight_differential`.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import pg from "pg";
import { allScripts } from "./all-scripts.ts";
import { fixturePath, fixturesFolder } from "./fixture-file.ts";
import { type RecordingServer, recordOnServer } from "./record-on-server.ts";
import type { Script } from "./script.ts";
import { formatFixture, formatTranscript, parseTranscript, type Transcript } from "./transcript.ts";

const { values, positionals } = parseArgs({
  options: { url: { type: "string" }, check: { type: "boolean", default: false } },
  allowPositionals: true,
});

const { DATABASE_URL } = process.env;
const url = values.url ?? DATABASE_URL;
if (url === undefined) giveUp("Which server? Say --url postgres://user@host:port/database, or set DATABASE_URL.");
const unknown = positionals.filter((id) => !allScripts.some((script) => script.id === id));
if (unknown.length > 0) giveUp(`There is no script ${unknown.join(", ")}.`);

const server = await connect(url);
const { rows } = await server.admin.query<{ server_version: string }>("SHOW server_version");
const serverVersion = `PostgreSQL ${rows[0]?.server_version.split(" ")[0]}`;
let contradicted = 0;
try {
  mkdirSync(fixturesFolder, { recursive: true });
  for (const script of allScripts) {
    if (positionals.length > 0 && !positionals.includes(script.id)) continue;
    keep(script, await recordOnServer(script, server));
  }
} finally {
  await server.admin.end();
}
if (contradicted > 0) giveUp(`${serverVersion} contradicts ${contradicted} of the fixtures.`);

function keep(script: Script, transcript: Transcript): void {
  if (!values.check) {
    writeFileSync(fixturePath(script), formatFixture({ name: script.name, serverVersion }, transcript));
    return console.log(`recorded ${script.id}`);
  }
  const holds =
    formatTranscript(parseTranscript(readFileSync(fixturePath(script), "utf8"))) === formatTranscript(transcript);
  if (!holds) contradicted += 1;
  console.log(`${holds ? "holds" : "CONTRADICTED"} ${script.id}`);
  if (!holds) console.log(formatTranscript(transcript));
}

async function connect(url: string): Promise<RecordingServer> {
  const admin = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await admin.connect();
  } catch (reason) {
    giveUp(`Cannot connect to ${url.replace(/:[^:@/]*@/, ":…@")}: ${describeFailure(reason)}`);
  }
  return {
    admin,
    host: admin.host,
    port: admin.port,
    user: admin.user ?? "postgres",
    ...(admin.password ? { password: admin.password } : {}),
  };
}

/** A refused connection to a name with several addresses has no message of its own. */
function describeFailure(reason: unknown): string {
  if (reason instanceof AggregateError) return reason.errors.map(String).join("; ");
  return reason instanceof Error ? reason.message : String(reason);
}

function giveUp(message: string): never {
  console.error(message);
  process.exit(1);
}
