import { afterAll, expect, test, vi } from "vitest";
import { defaultDatabaseOptions } from "../../src/contract/default-database.ts";
import type { ScenarioStep } from "../../src/contract/scenario.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";

vi.setConfig({ testTimeout: 60_000 });
const engine = createNodeEngine();
afterAll(() => engine.dispose());

/** A socket that holds its lease until the client leaves, under the given options of `listen`. */
const program = (options: string) => `import { App } from "tiny";
import { Pool } from "pg";
const pool = new Pool({ max: 3, idleTimeoutMillis: 0 });
const app = new App();
app.websocket("/ws", async (socket) => {
  await socket.accept();
  const client = await pool.connect();
  try {
    await socket.receive();
  } catch (error) {
    console.log(socket.client + " left with " + error.code);
  } finally {
    client.release();
  }
});
app.listen(8000${options});
`;

const open = (tab: number): ScenarioStep => ({ atMs: 0, command: { kind: "open-tab", tab, path: "/ws" } });
const sleep = (tab: number, atMs: number): ScenarioStep => ({ atMs, command: { kind: "fall-asleep", tab } });

async function drive(options: string, steps: readonly ScenarioStep[], endMs = 100_000): Promise<readonly TraceEvent[]> {
  const scenario = { name: "pings", seed: 1, steps: [...steps], endMs, database: defaultDatabaseOptions };
  const workspace = { files: { "main.ts": program(options) }, entry: "main.ts", seedSql: "", processes: 1 };
  const driven = await driveScenario(engine, workspace, scenario, [], new AbortController().signal);
  if (!driven.ok) throw new Error(JSON.stringify(driven.error.kind));
  return driven.value.trace;
}

const pings = ", { pingIntervalMs: 20_000, pingTimeoutMs: 5_000 }";

/** Kinds with the whole second at which they came. */
const seconds = (trace: readonly TraceEvent[], ...kinds: TraceEvent["kind"][]) =>
  trace.filter(({ kind }) => kinds.includes(kind)).map(({ kind, atMs }) => `${kind} ${Math.floor(atMs / 1_000)}`);

test("a tab that fell asleep is given up when its pong is late, by 1006, and the lease comes back", async () => {
  const trace = await drive(pings, [open(1), open(2), sleep(1, 30_000)]);
  const closed = trace.filter((event) => event.kind === "socket-closed");
  expect(closed).toMatchObject([{ tab: 1, code: 1006, reason: "", by: "network" }]);
  expect(seconds(trace, "socket-closed", "lease-returned")).toEqual(["socket-closed 45", "lease-returned 45"]);
  expect(trace.flatMap((event) => (event.kind === "log-written" ? [event.text] : []))).toEqual([
    "tab 1 left with 1006",
  ]);
});

test("without pings nobody notices", async () => {
  const trace = await drive("", [open(1), sleep(1, 1_000)]);
  expect(seconds(trace, "socket-closed", "lease-returned")).toEqual([]);
});

test("pings that are answered leave no trace, and let the server come to rest", async () => {
  const pinged = await drive(pings, [open(1)]);
  const silent = await drive("", [open(1)]);
  expect(pinged).toEqual(silent);
  expect(seconds(pinged, "quiesced").at(-1)).toBe("quiesced 0");
});

test("a server that has yet to find out is not at rest", async () => {
  const trace = await drive(pings, [open(1), sleep(1, 1_000)]);
  expect(seconds(trace, "quiesced")).toEqual(["quiesced 25"]);
});

test("a sleeper that is closed after all leaves nothing to wait for", async () => {
  const close: ScenarioStep = { atMs: 2_000, command: { kind: "close-tab", tab: 1, code: 1001, reason: "" } };
  const trace = await drive(pings, [open(1), sleep(1, 1_000), close]);
  expect(seconds(trace, "socket-closed", "lease-returned")).toEqual(["socket-closed 2", "lease-returned 2"]);
  expect(seconds(trace, "quiesced").at(-1)).toBe("quiesced 2");
});
