/** The server process of the Node engine: a worker thread, so that an endless loop can be ended. */
import { type MessagePort, parentPort } from "node:worker_threads";
import pg from "pg";
import * as tiny from "../../../sandboxes/kit/tiny/index.ts";
import type { DatabasePost } from "../../contract/database-protocol.ts";
import type { Boot, HarnessCommand } from "../../contract/harness-protocol.ts";
import type { PgModule } from "../../harness/probe-pg.ts";
import type { ServerPorts } from "../server-process.ts";
import { startServer } from "./start-server.ts";

parentPort?.once("message", ({ boot, ports }: { boot: Boot; ports: ServerPorts<MessagePort> }) => {
  const { control, heartbeat, database } = ports;
  heartbeat.on("message", () => heartbeat.postMessage("pong"));
  const harness = startServer({
    boot,
    pg: pg as unknown as PgModule,
    packages: { tiny },
    post: (message) => control.postMessage(JSON.stringify(message)),
    sendToDatabase: (message, transfer) => database.postMessage(message, [...transfer]),
  });
  control.on("message", (message: HarnessCommand) => {
    if (message.kind !== "boot") harness.command(message);
  });
  database.on("message", (messages: DatabasePost) => messages.forEach(harness.fromDatabase));
});

parentPort?.postMessage({ kind: "ready" });
