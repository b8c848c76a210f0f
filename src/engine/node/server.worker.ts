/** The server process of the Node engine: a worker thread, so that an endless loop can be ended. */
import { type MessagePort, parentPort } from "node:worker_threads";
import pg from "pg";
import * as tiny from "../../../sandboxes/kit/tiny/index.ts";
import type { DatabasePost } from "../../contract/database-protocol.ts";
import type { Boot, HarnessCommand } from "../../contract/harness-protocol.ts";
import { createHarness, type Harness } from "../../harness/harness.ts";
import type { PgModule } from "../../harness/probe-pg.ts";
import type { ServerPorts } from "../server-process.ts";

const real = { setImmediate, setTimeout, clearTimeout, wallMs: performance.now.bind(performance) };
let harness: Harness | null = null;

process.on("uncaughtException", (error) => harness?.uncaught(error));
process.on("unhandledRejection", (reason) => harness?.uncaught(reason));

parentPort?.once("message", ({ boot, ports }: { boot: Boot; ports: ServerPorts<MessagePort> }) => {
  const { control, heartbeat, database } = ports;
  heartbeat.on("message", () => heartbeat.postMessage("pong"));
  const created = createHarness(
    {
      realm: globalThis,
      wallMs: real.wallMs,
      yieldTurn: (run) => void real.setImmediate(run),
      wallTimer(delayMs, run) {
        const timer = real.setTimeout(run, delayMs);
        return () => real.clearTimeout(timer);
      },
      post: (message) => control.postMessage(JSON.stringify(message)),
      database: { send: (message, transfer) => database.postMessage(message, [...transfer]) },
      pg: pg as unknown as PgModule,
      packages: { tiny },
      toModuleUrl: (javascript) => `data:text/javascript;base64,${Buffer.from(javascript).toString("base64")}`,
      importModule: (url) => import(url),
    },
    boot.processId,
    boot.seed,
  );
  harness = created;
  control.on("message", (message: HarnessCommand) => {
    if (message.kind !== "boot") created.command(message);
  });
  database.on("message", (messages: DatabasePost) => messages.forEach(created.fromDatabase));
  created.boot(boot).catch((error: unknown) => created.uncaught(error));
});

parentPort?.postMessage({ kind: "ready" });
