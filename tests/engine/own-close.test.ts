import { afterAll, expect, test } from "vitest";
import { defaultDatabaseOptions } from "../../src/contract/default-database.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

/** Closes from a timer while its loop waits for the next message. */
const program = `import { App } from "tiny";
import { Pool } from "pg";
const pool = new Pool({ max: 3 });
const app = new App();
app.websocket("/ws", async (socket) => {
  await socket.accept();
  const client = await pool.connect();
  setTimeout(() => socket.close(1008, "too quiet"), 2_000);
  try {
    for await (const message of socket) await socket.send(message);
    console.log("the loop is over");
  } finally {
    client.release();
  }
});
app.listen(8000);
`;

test("a server that closes a socket ends its own wait for the next message", { timeout: 60_000 }, async () => {
  const scenario = {
    name: "one silent tab",
    seed: 1,
    steps: [{ atMs: 0, command: { kind: "open-tab" as const, tab: 1, path: "/ws" } }],
    endMs: 10_000,
    database: defaultDatabaseOptions,
  };
  const workspace = { files: { "main.ts": program }, entry: "main.ts", seedSql: "", processes: 1 };
  const driven = await driveScenario(engine, workspace, scenario, [], new AbortController().signal);
  if (!driven.ok) throw new Error(driven.error.message);
  const { trace } = driven.value;
  expect(trace).toContainEqual(expect.objectContaining({ kind: "log-written", text: "the loop is over" }));
  expect(trace).toContainEqual(expect.objectContaining({ kind: "lease-returned" }));
  expect(trace).toContainEqual(expect.objectContaining({ kind: "tab-closed", code: 1008, by: "server" }));
});
