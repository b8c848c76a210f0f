/** A process that verifies one lesson after another on a PGlite of its own; its parent sends the slugs. */
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { createNodeDatabase } from "../../src/postgres/node/database-client.ts";
import { createServerDatabase } from "../../src/postgres/real/create-server-database.ts";
import { parseDatabaseUrl } from "../../src/postgres/real/database-url.ts";
import { verifyLesson } from "./verify-lesson.ts";

const [databaseUrl] = process.argv.slice(2);
const address = databaseUrl === undefined ? undefined : parseDatabaseUrl(databaseUrl);
if (address && !address.ok) throw new Error(address.error);

const send = (message: unknown) => process.send?.(message);

if (!address) {
  const startedMs = performance.now();
  const database = createNodeDatabase();
  await database.boot();
  send({ kind: "created", durationMs: performance.now() - startedMs });
  database.dispose();
}
const engine = createNodeEngine(
  address ? { createDatabase: () => createServerDatabase({ url: address.value, name: `verify_${process.pid}` }) } : {},
);
process.on("message", (slug: string) => {
  verifyLesson(engine, slug).then(
    (report) => send({ kind: "verified", report }),
    (error: unknown) => send({ kind: "verified", report: toFailure(slug, error) }),
  );
});
process.on("disconnect", () => {
  engine.dispose();
  process.exit();
});
send({ kind: "ready" });

function toFailure(slug: string, error: unknown) {
  const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { slug, programs: 0, checks: 0, seconds: 0, medianRunMs: 0, problems: [problem] };
}
