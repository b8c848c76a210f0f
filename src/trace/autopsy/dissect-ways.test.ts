import { afterAll, expect, test } from "vitest";
import { defaultDatabaseOptions } from "../../contract/default-database.ts";
import type { ScenarioStep } from "../../contract/scenario.ts";
import type { TraceEvent } from "../../contract/trace-event.ts";
import { createNodeEngine } from "../../engine/node/create-node-engine.ts";
import { driveScenario } from "../../lesson/drive-scenario.ts";
import type { AutopsyReport } from "./autopsy-report.ts";
import { dissectLease } from "./dissect-lease.ts";

const head = `import { App } from "tiny";
import { Pool } from "pg";
const pool = new Pool({ max: 4 }); const other = new Pool({ max: 4 });
const app = new App();`;

const engine = createNodeEngine();
afterAll(() => engine.dispose());

/** Runs a program with the body in its only route, asks it once, and tells of the last lease taken. */
async function dissectRun(body: string, path = "/a"): Promise<AutopsyReport | null> {
  const source = `${head}\n${body}\napp.listen(8000);\n`;
  const ask: ScenarioStep = { atMs: 100, command: { kind: "request", requestId: 1, method: "GET", path, body: "" } };
  const workspace = { entry: "main.ts", processes: 1, seedSql: "", files: { "main.ts": source } };
  const scenario = { name: "ways", seed: 1, steps: [ask], endMs: 5_000, database: defaultDatabaseOptions };
  const driven = await driveScenario(engine, workspace, scenario, [], new AbortController().signal);
  const trace: readonly TraceEvent[] = driven.ok
    ? driven.value.trace
    : "trace" in driven.error
      ? driven.error.trace
      : [];
  const granted = trace.findLast((event) => event.kind === "checkout-granted");
  if (granted?.kind !== "checkout-granted") throw new Error("nothing took a lease");
  return dissectLease(trace, trace.length, granted, { "main.ts": source });
}

test("an early return is told as one, with the release below it", async () => {
  const report = await dissectRun(`app.get("/a", async () => {
  const db = await pool.connect();
  if (pool.totalCount > 0) return "early";
  db.release();
});`);
  expect(report).toMatchObject({ end: { outcome: "returned" }, release: { kind: "unreached", site: { line: 8 } } });
}, 30_000);

test("a lease that outlives its holder and then comes back accuses nobody", async () => {
  const report = await dissectRun(`app.get("/a", async () => {
  const db = await pool.connect();
  setTimeout(() => db.release(), 1_000);
});`);
  expect(report).toMatchObject({ returned: { site: { line: 7 } }, release: { kind: "unknown" } });
  expect(report?.steps.map((step) => step.kind)).toEqual(["took", "ended", "returned"]);
}, 30_000);

test("a lease of one pool does not come back at the other's release", async () => {
  const report = await dissectRun(`app.get("/a", async () => {
  const first = await other.connect();
  first.release();
  const second = await pool.connect();
});`);
  expect(report).toMatchObject({ site: { line: 8 }, release: { kind: "absent", file: "main.ts" } });
}, 30_000);

test("a callback that never calls back is told its own line", async () => {
  const report = await dissectRun(`app.get("/a", () => {
  pool.connect((error, client, done) => {
    client.query("SELECT 1", () => {
      if (error) done();
    });
  });
});`);
  expect(report).toMatchObject({ site: { line: 6 }, queries: 1, release: { kind: "unreached", site: { line: 8 } } });
}, 30_000);

test("what pool.query takes comes back by itself, and nobody is accused", async () => {
  const report = await dissectRun(`app.get("/a", async () => (await pool.query("SELECT 1 AS n")).rows);`);
  expect(report).toMatchObject({ returned: { site: null }, release: { kind: "unknown" } });
}, 30_000);

test("a server that ends under a holder is told in the holder's place", async () => {
  const report = await dissectRun(`app.get("/a", async () => {
  const db = await pool.connect();
  setTimeout(() => { throw new Error("gone"); }, 500);
  await new Promise(() => undefined);
  db.release();
});`);
  expect(report).toMatchObject({
    end: null,
    serverEnd: { reason: "uncaught-error", error: { message: "gone", site: { line: 7 } } },
    release: { kind: "unknown" },
  });
  expect(report?.steps.at(-1)).toMatchObject({ kind: "server-ended" });
}, 30_000);
