import { afterAll, expect, it } from "vitest";
import { defaultDatabaseOptions } from "../../contract/default-database.ts";
import { epochMs } from "../../contract/epoch.ts";
import type { TraceEvent } from "../../contract/trace-event.ts";
import type { StartOptions, Workspace } from "../engine.ts";
import { createNodeEngine } from "./create-node-engine.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const workspace: Workspace = {
  entry: "main.ts",
  processes: 1,
  seedSql: "CREATE TABLE seeded AS SELECT now() AS at",
  files: {
    "main.ts": `import { Pool } from "pg";
import { App } from "tiny";
const pool = new Pool({ max: 1 });
const app = new App();
app.get("/times", async () => {
  const { rows } = await pool.query("SELECT extract(epoch FROM now())::float8 AS now, extract(epoch FROM at)::float8 AS seeded FROM seeded");
  return JSON.stringify({ server: Date.now(), sql: rows[0].now * 1000, seeded: rows[0].seeded * 1000 });
});
app.listen(8000);`,
  },
};

/** What the server, a statement and the seed take for the present, milliseconds since `epoch`. */
async function readTimes(given: { readonly epochMs?: number }, epoch: number): Promise<Record<string, number>> {
  const answered = Promise.withResolvers<string>();
  const options: StartOptions = {
    ...given,
    database: defaultDatabaseOptions,
    seed: 1,
    onStage: () => undefined,
    onEnd: (end) => answered.reject(new Error(end.kind)),
    onMessage: (message) => {
      const events: readonly TraceEvent[] = message.kind === "trace" ? message.events : [];
      for (const event of events) if (event.kind === "request-answered") answered.resolve(event.body);
    },
  };
  const run = await engine.start(workspace, options, new AbortController().signal);
  if (!run.ok) throw new Error(run.error.kind);
  run.value.send({ kind: "set-pace", pace: { kind: "live", rate: 1_000 } });
  const request = { kind: "request", requestId: 1, method: "GET", path: "/times", body: "" } as const;
  run.value.send({ kind: "traffic", command: request });
  const times: Record<string, number> = JSON.parse(await answered.promise);
  await run.value.stop();
  return Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, ms - epoch]));
}

it("begins at the moment that it is asked for, in the server, in SQL and in the seed", {
  timeout: 30_000,
}, async () => {
  const today = Date.UTC(2031, 4, 6);
  for (const [given, epoch] of [
    [{ epochMs: today }, today],
    [{}, epochMs],
  ] as const) {
    const { server, sql, seeded } = await readTimes(given, epoch);
    expect(seeded).toBe(0);
    expect(sql).toBeGreaterThan(0);
    expect(server).toBeGreaterThanOrEqual(sql ?? Number.NaN);
    expect(server).toBeLessThan(60_000);
  }
});
