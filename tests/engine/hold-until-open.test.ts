import { afterAll, expect, test, vi } from "vitest";
import { defaultDatabaseOptions } from "../../src/contract/default-database.ts";
import type { ScenarioStep } from "../../src/contract/scenario.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";

vi.setConfig({ testTimeout: 60_000 });
const engine = createNodeEngine();
afterAll(() => engine.dispose());

/** One lease a socket before the handshake, so the second tab connects only when the first has left. */
const program = `import { App } from "tiny";
import { Pool } from "pg";
const pool = new Pool({ max: 1, idleTimeoutMillis: 0 });
const app = new App();
app.websocket("/ws", async (socket) => {
  const client = await pool.connect();
  try {
    await socket.accept();
    for await (const text of socket) await socket.send("you said " + text);
  } finally {
    client.release();
  }
});
app.listen(8000);
`;

const open = (tab: number, atMs: number): ScenarioStep => ({ atMs, command: { kind: "open-tab", tab, path: "/ws" } });

async function logOf(steps: readonly ScenarioStep[]): Promise<string[]> {
  const scenario = { name: "hold", seed: 1, steps: [...steps], endMs: 5_000, database: defaultDatabaseOptions };
  const workspace = { files: { "main.ts": program }, entry: "main.ts", seedSql: "", processes: 1 };
  const driven = await driveScenario(engine, workspace, scenario, [], new AbortController().signal);
  if (!driven.ok) throw new Error(JSON.stringify(driven.error.kind));
  return driven.value.trace.flatMap((event) => {
    if (event.kind === "tab-connected" || event.kind === "tab-sent" || event.kind === "tab-received")
      return [`${event.kind} ${event.tab}${"text" in event ? ` ${event.text}` : ""}`];
    return event.kind === "log-written" ? [event.text] : [];
  });
}

const leaves: ScenarioStep = { atMs: 2_000, command: { kind: "close-tab", tab: 1, code: 1001, reason: "" } };

test("a text held while its tab connects is sent once it is connected, in the order of the presses", async () => {
  const send = (text: string): ScenarioStep => ({
    atMs: 1_000,
    command: { kind: "send", tab: 2, text, whileConnecting: "hold" },
  });
  expect(await logOf([open(1, 0), open(2, 100), send("first"), send("second"), leaves])).toEqual([
    "tab-connected 1",
    "tab 2 is still connecting: it sends once it is connected",
    "tab 2 is still connecting: it sends once it is connected",
    "tab-connected 2",
    "tab-sent 2 first",
    "tab-sent 2 second",
    "tab-received 2 you said first",
    "tab-received 2 you said second",
  ]);
});

test("without it, what is sent while connecting is lost, and said to be", async () => {
  const send: ScenarioStep = { atMs: 1_000, command: { kind: "send", tab: 2, text: "first" } };
  expect(await logOf([open(1, 0), open(2, 100), send, leaves])).toEqual([
    "tab-connected 1",
    "tab 2 cannot send: it is connecting",
    "tab-connected 2",
  ]);
});
