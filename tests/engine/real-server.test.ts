import { afterAll, expect, test } from "vitest";
import { definition } from "../../sandboxes/exhaustion/sandbox.ts";
import type { Scenario } from "../../src/contract/scenario.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import type { Engine, Workspace } from "../../src/engine/engine.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";
import { createServerDatabase } from "../../src/postgres/real/create-server-database.ts";
import { parseDatabaseUrl } from "../../src/postgres/real/database-url.ts";
import { foldTrace, poolsAt } from "../../src/trace/reduce-trace.ts";
import { readProgram, sandboxesFolder } from "../../tools/lessons/pack-sandbox.ts";
import { startPostgresCluster } from "../support/postgres-cluster.ts";
import { poolLesson, toPoolScenario } from "./pool-lesson.ts";
import { fourProcesses, toMeetingScenario } from "./processes-lesson.ts";

const cluster = await startPostgresCluster();
if (!cluster) console.log("SKIPPED a real PostgreSQL: no initdb was found");
afterAll(() => cluster?.stop());

/** A server numbers its processes as it likes. */
function withoutPids(trace: readonly TraceEvent[]): string[] {
  const numbers = new Map<number, number>();
  return trace.map((event) => {
    if (!("pid" in event)) return JSON.stringify(event);
    const number = numbers.get(event.pid) ?? numbers.size + 1;
    numbers.set(event.pid, number);
    return JSON.stringify({ ...event, pid: number });
  });
}

async function traceOf(engine: Engine, workspace: Workspace, scenario: Scenario): Promise<string[]> {
  const driven = await driveScenario(engine, workspace, scenario, [], new AbortController().signal);
  if (!driven.ok) throw new Error(driven.error.message);
  return withoutPids(driven.value.trace);
}

test.skipIf(!cluster)(
  "one scenario and seed give one trace on PGlite and on a real server",
  { timeout: 60_000 },
  async () => {
    const url = parseDatabaseUrl(cluster?.url ?? "");
    if (!url.ok) throw new Error(url.error);
    const onServer = createNodeEngine({
      createDatabase: () => createServerDatabase({ url: url.value, name: "watertight_trace" }),
    });
    const onPglite = createNodeEngine();
    const starter = await readProgram(`${sandboxesFolder}/exhaustion/starter`);
    const lesson: Workspace = {
      files: Object.fromEntries(starter.map(({ path, javascript }) => [path, javascript])),
      entry: definition.entry,
      seedSql: definition.seedSql,
      processes: 1,
    };
    const scenarios = new Set(definition.checks.map(({ scenario }) => scenario));
    const runs: [Workspace, Scenario][] = [
      ...[...scenarios].map((scenario): [Workspace, Scenario] => [lesson, scenario]),
      [{ ...poolLesson, entry: "main.ts", processes: 1 }, toPoolScenario(1)],
    ];
    for (const [workspace, scenario] of runs) {
      const served = await traceOf(onServer, workspace, scenario);
      expect(served.length).toBeGreaterThan(50);
      expect(served).toEqual(await traceOf(onPglite, workspace, scenario));
      expect(await traceOf(onServer, workspace, scenario)).toEqual(served);
    }
    onServer.dispose();
    onPglite.dispose();
  },
);

test.skipIf(!cluster)("four processes meet at one row of a real server", { timeout: 60_000 }, async () => {
  const url = parseDatabaseUrl(cluster?.url ?? "");
  if (!url.ok) throw new Error(url.error);
  const engine = createNodeEngine({
    createDatabase: () => createServerDatabase({ url: url.value, name: "watertight_processes" }),
  });
  const { signal } = new AbortController();
  const sql = "SELECT n FROM tally";
  // Which of those that wait comes next is the server's to say, so each run is another interleaving.
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const driven = await driveScenario(engine, fourProcesses, toMeetingScenario(seed), [sql], signal);
    if (!driven.ok) throw new Error(driven.error.message);
    expect(driven.value.rows.get(sql)).toEqual([{ n: 12 }]);
    const pools = poolsAt(foldTrace(driven.value.trace));
    expect(pools.map(({ inUse }) => inUse)).toEqual([2, 2, 2, 2]);
  }
  engine.dispose();
});
