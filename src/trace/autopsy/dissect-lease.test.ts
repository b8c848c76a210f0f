import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultDatabaseOptions } from "../../contract/default-database.ts";
import type { Scenario, ScenarioStep } from "../../contract/scenario.ts";
import type { TraceEvent } from "../../contract/trace-event.ts";
import { createNodeEngine } from "../../engine/node/create-node-engine.ts";
import { driveScenario } from "../../lesson/drive-scenario.ts";
import type { AutopsyReport } from "./autopsy-report.ts";
import { dissectLease } from "./dissect-lease.ts";

const source = `import { App } from "tiny";
import { Pool } from "pg";
const pool = new Pool({ max: 9 });
const app = new App();
app.get("/throws", async () => {
  const db = await pool.connect();
  await db.query("SELECT 1");
  await db.query("SELECT nothing");
  db.release();
});
app.websocket("/ws", async (socket) => {
  let isPolite = false; await socket.accept();
  const db = await pool.connect();
  await db.query("BEGIN");
  for await (const message of socket) {
    if ((isPolite = message === "bye")) break;
    await db.query("SELECT 2");
  }
  if (!isPolite) return;
  db.release();
});
app.get("/whole", async () => {
  const { rows } = await pool.query("SELECT 3 AS n");
  return rows[0];
});
app.listen(8000);
`;

const request = (requestId: number, atMs: number, path: string): ScenarioStep => ({
  atMs,
  command: { kind: "request", requestId, method: "GET", path, body: "" },
});
const bye = (tab: number): ScenarioStep => ({ atMs: 200, command: { kind: "send", tab, text: "bye" } });
const open = (tab: number): ScenarioStep => ({ atMs: tab, command: { kind: "open-tab", tab, path: "/ws" } });

const scenario: Scenario = {
  name: "leaks",
  seed: 1,
  steps: [
    open(1),
    open(2),
    request(1, 150, "/throws"),
    ...Array.from(
      { length: 20 },
      (_, index): ScenarioStep => ({
        atMs: 300 + index * 5,
        command: { kind: "send", tab: 2, text: "more" },
      }),
    ),
    bye(1),
    request(2, 600, "/whole"),
    { atMs: 900, command: { kind: "pull-cable", tab: 2 } } satisfies ScenarioStep,
  ].sort((a, b) => a.atMs - b.atMs),
  endMs: 40_000,
  database: defaultDatabaseOptions,
};

const engine = createNodeEngine();
afterAll(() => engine.dispose());
let trace: readonly TraceEvent[] = [];
beforeAll(async () => {
  const workspace = { entry: "main.ts", processes: 1, seedSql: "", files: { "main.ts": source } };
  const driven = await driveScenario(engine, workspace, scenario, [], new AbortController().signal);
  if (!driven.ok) throw new Error(driven.error.message);
  trace = driven.value.trace;
}, 60_000);

/** The report on the connection whose lease `scope` took, at the end or at `atMs`. */
function reportOn(label: string, atMs = Number.POSITIVE_INFINITY): AutopsyReport | null {
  const opened = trace.find((event) => event.kind === "scope-opened" && event.label === label);
  const granted = trace.find((event) => event.kind === "checkout-granted" && event.scopeId === opened?.scopeId);
  if (granted?.kind !== "checkout-granted") throw new Error(`${label} took no lease`);
  const count = trace.filter((event) => event.atMs <= atMs).length;
  return dissectLease(trace, count, granted, { "main.ts": source });
}

test("a query that failed between taking and giving back is named, and the release below it never ran", () => {
  const report = reportOn("GET /throws");
  expect(report).toMatchObject({
    holderLabel: "GET /throws",
    site: { line: 6 },
    queries: 2,
    lastQuery: { sql: "SELECT nothing", site: { line: 8 }, error: { code: "42703" } },
    end: { outcome: "threw", error: { code: "42703", site: { file: "main.ts", line: 8 } } },
    returned: null,
    release: { kind: "unreached", site: { file: "main.ts", line: 9 }, code: "db.release()" },
  });
  expect(report?.steps.map((step) => step.kind)).toEqual(["took", "query", "query", "ended"]);
});

test("a vanished tab's lease names the line at which others came back, and how often", () => {
  const report = reportOn("tab 2");
  expect(report).toMatchObject({
    site: { line: 13 },
    end: { close: { code: 1006, by: "network" } },
    returned: null,
    release: { kind: "known", site: { line: 20 }, timesReached: 1 },
  });
  expect(report?.steps.find((step) => step.kind === "transaction")).toMatchObject({ status: "open" });
});

test("of many queries the first and the last are told and the rest counted", () => {
  const report = reportOn("tab 2");
  expect(report?.queries).toBe(21);
  expect(report?.steps.filter((step) => step.kind === "query")).toHaveLength(6);
  expect(report?.steps.find((step) => step.kind === "more-queries")).toMatchObject({ count: 15 });
});

test("a lease that came back tells by which line, and accuses nobody", () => {
  expect(reportOn("tab 1", 500)).toMatchObject({ returned: { site: { line: 20 } }, release: { kind: "unknown" } });
});

test("at an earlier moment nothing later is known", () => {
  expect(reportOn("tab 2", 800)).toMatchObject({ end: null, returned: null, release: { kind: "unknown" } });
});
