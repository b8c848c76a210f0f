/**
 * Runs one scenario again and again in one thread, each time on a fresh harness and a database freshly seeded, and
 * answers with one hash of the whole trace per run. Real `pg`, real Postgres, the learner's side of a pool lesson.
 */
import { createHash } from "node:crypto";
import { MessageChannel, parentPort, workerData } from "node:worker_threads";
import pg from "pg";
import * as tiny from "../../sandboxes/kit/tiny/index.ts";
import type { DatabasePost } from "../../src/contract/database-protocol.ts";
import type { Scenario } from "../../src/contract/scenario.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { createHarness } from "../../src/harness/harness.ts";
import type { PgModule } from "../../src/harness/probe-pg.ts";
import { createAsyncOracle, type Disagreement } from "./async-oracle.ts";
import { openTestDatabase } from "./test-database.ts";

export interface RepeatTask {
  readonly files: Readonly<Record<string, string>>;
  readonly seedSql: string;
  readonly scenario: Scenario;
  readonly times: number;
}

export interface RepeatReport {
  readonly hashes: readonly string[];
  readonly firstTrace: readonly TraceEvent[];
  readonly disagreements: readonly Disagreement[];
  readonly booked: number;
}

// Taken before a harness replaces them.
const real = { Promise, setImmediate, setTimeout, clearTimeout, wallMs: performance.now.bind(performance) };

async function runOnce(task: RepeatTask, database: Awaited<ReturnType<typeof openTestDatabase>>) {
  await database.reset(task.seedSql, task.scenario.database);
  const trace: TraceEvent[] = [];
  const { port1: near, port2: far } = new MessageChannel();
  const served = await database.serve(far);
  const oracle = createAsyncOracle();
  const finished = real.Promise.withResolvers<void>();
  const listening = real.Promise.withResolvers<void>();
  const harness = createHarness(
    {
      realm: globalThis,
      wallMs: real.wallMs,
      yieldTurn: (run) => void real.setImmediate(run),
      wallTimer(delayMs, run) {
        const timer = real.setTimeout(run, delayMs);
        return () => real.clearTimeout(timer);
      },
      post(message) {
        if (message.kind === "trace") trace.push(...message.events);
        else if (message.kind === "listening") listening.resolve();
        else if (message.kind === "scenario-finished") finished.resolve();
        else if (message.kind === "start-failed") listening.reject(new Error(message.failure.message));
        else if (message.kind === "exited") finished.reject(new Error(`the server ended with ${message.exitCode}`));
      },
      database: { send: (message, transfer) => near.postMessage(message, [...transfer]) },
      pg: pg as unknown as PgModule,
      packages: { tiny },
      toModuleUrl: (javascript) => `data:text/javascript;base64,${Buffer.from(javascript).toString("base64")}#${run}`,
      importModule: (url) => import(url),
      oracle: oracle.scopes,
    },
    {
      processId: 0,
      processes: 1,
      files: task.files,
      entry: "main.ts",
      database: task.scenario.database,
      seed: task.scenario.seed,
      listen: null,
    },
  );
  near.on("message", (messages: DatabasePost) => messages.forEach(harness.fromDatabase));
  await harness.start();
  await listening.promise;
  harness.command({ kind: "run-scenario", scenario: task.scenario, startMs: 0 });
  await finished.promise;
  await served.end();
  near.close();
  return { trace, oracle };
}

let run = 0;

async function repeat(task: RepeatTask): Promise<RepeatReport> {
  const database = await openTestDatabase();
  const hashes: string[] = [];
  const disagreements: Disagreement[] = [];
  let firstTrace: readonly TraceEvent[] = [];
  let booked = 0;
  for (run = 0; run < task.times; run += 1) {
    const { trace, oracle } = await runOnce(task, database);
    if (run === 0) firstTrace = trace;
    booked += oracle.booked();
    disagreements.push(...oracle.disagreements());
    hashes.push(createHash("sha256").update(JSON.stringify(trace)).digest("hex"));
  }
  database.dispose();
  return { hashes, firstTrace, disagreements, booked };
}

parentPort?.postMessage(await repeat(workerData as RepeatTask));
