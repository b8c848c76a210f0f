/**
 * `npm run lessons:verify [-- slug…]`: holds every lesson and incident to its word. The starter fails as declared, the
 * solution and the variants pass, each mutant fails exactly the checks that it declares, with the values that it
 * declares. One process a core, each with a PGlite of its own that is reset between runs. With
 * `--database-url postgresql://…` a real server is in PGlite's place.
 */
import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { parseDatabaseUrl } from "../../src/postgres/real/database-url.ts";
import { listSandboxes, sandboxesFolder } from "./pack-sandbox.ts";
import type { LessonReport } from "./verify-lesson.ts";

type FromWorker =
  | { readonly kind: "created"; readonly durationMs: number }
  | { readonly kind: "ready" }
  | { readonly kind: "verified"; readonly report: LessonReport };

/** A lesson takes some seconds; one that takes this long hangs. */
const lessonLimitMs = 240_000;

interface Totals {
  readonly reports: LessonReport[];
  readonly createdMs: number[];
}

/** Takes slugs from the queue until none is left. */
function runWorker(queue: string[], args: readonly string[], { reports, createdMs }: Totals): Promise<void> {
  const worker = fork(resolve(import.meta.dirname, "verify-worker.ts"), args, { stdio: "inherit" });
  const { promise, resolve: done, reject } = Promise.withResolvers<void>();
  let current: string | undefined;
  let limit: ReturnType<typeof setTimeout> | undefined;
  const next = () => {
    clearTimeout(limit);
    current = queue.shift();
    if (current === undefined) return worker.disconnect();
    limit = setTimeout(() => worker.kill(), lessonLimitMs);
    worker.send(current);
  };
  worker.on("message", (message: FromWorker) => {
    if (message.kind === "created") createdMs.push(message.durationMs);
    if (message.kind === "ready") next();
    if (message.kind !== "verified") return;
    reports.push(message.report);
    print(message.report);
    next();
  });
  worker.on("exit", (exitCode, signal) => {
    clearTimeout(limit);
    if (current === undefined && exitCode === 0) done();
    else reject(new Error(`the process that verified ${current ?? "nothing yet"} ended (${signal ?? exitCode})`));
  });
  return promise;
}

function print({ slug, programs, checks, seconds, medianRunMs, problems }: LessonReport): void {
  const counts = `${programs} programs x ${checks} checks`;
  const times = `${seconds.toFixed(1)} s, a run ${medianRunMs.toFixed(0)} ms`;
  console.log(`${problems.length === 0 ? "holds" : "FAILS"}  ${slug.padEnd(30)} ${counts}  ${times}`);
  for (const problem of problems) console.log(`       ${problem}`);
}

const isIncident = (slug: string) => existsSync(join(sandboxesFolder, `../content/incidents/${slug}.mdx`));
const medianOf = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

function summarize({ reports, createdMs }: Totals): void {
  const incidents = reports.filter(({ slug }) => isIncident(slug)).length;
  console.log(`\n${reports.length - incidents} lessons and ${incidents} incidents`);
  if (createdMs.length === 0) return;
  const [runMs, madeMs] = [medianOf(reports.map(({ medianRunMs }) => medianRunMs)), medianOf(createdMs)];
  const share = (runMs / madeMs).toFixed(2);
  console.log(`a run at the median ${runMs.toFixed(0)} ms, making a PGlite ${madeMs.toFixed(0)} ms: ${share} of it`);
}

const known = await listSandboxes();
const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: { "database-url": { type: "string" } },
});
const unknown = asked.filter((slug) => !known.includes(slug));
if (unknown.length > 0) {
  console.error(`There is no sandbox named ${unknown.join(", ")}. Known: ${known.join(", ")}.`);
  process.exit(2);
}
const databaseUrl = values["database-url"];
const address = databaseUrl === undefined ? undefined : parseDatabaseUrl(databaseUrl);
if (address && !address.ok) {
  console.error(address.error.replace("DATABASE_URL", "--database-url"));
  process.exit(2);
}
const queue = asked.length > 0 ? [...asked] : known;
const workers = Math.min(queue.length, availableParallelism(), 4);
const totals: Totals = { reports: [], createdMs: [] };
const args = databaseUrl === undefined ? [] : [databaseUrl];
await Promise.all(Array.from({ length: workers }, () => runWorker(queue, args, totals)));
summarize(totals);
process.exitCode = totals.reports.some(({ problems }) => problems.length > 0) ? 1 : 0;
