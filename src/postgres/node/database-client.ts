import { Worker } from "node:worker_threads";
import { createDatabaseClient, type DatabaseClient, type DatabaseTransport } from "../client/database-client.ts";
import type { DatabaseToPage, EngineAssets } from "../control-protocol.ts";
import { readAssets } from "./read-assets.ts";

export interface NodeDatabaseSetup {
  /** The worker's script; this checkout's where left out, which needs a Node that strips types (22.18 or newer). */
  readonly workerUrl?: URL;
  /** Reads what Postgres boots from; this checkout's files where left out. */
  readonly loadAssets?: () => Promise<EngineAssets>;
  readonly bootLimitMs?: number;
  readonly requestLimitMs?: number;
  /** The database died or its thread ended, `dispose` included; pending requests reject as well. */
  readonly onDeath?: (reason: string) => void;
}

/** Starts a database in a worker thread. */
export function createNodeDatabase({
  workerUrl = new URL("./database.worker.ts", import.meta.url),
  loadAssets = readAssets,
  onDeath = () => undefined,
  ...limits
}: NodeDatabaseSetup = {}): DatabaseClient {
  const worker = new Worker(workerUrl, { name: "database" });
  const transport = toTransport(worker);
  transport.onFailure(onDeath);
  worker.on("message", (message: DatabaseToPage) => {
    if (message.kind === "died") onDeath(message.reason);
  });
  return createDatabaseClient({ transport, loadAssets, ...limits });
}

function toTransport(worker: Worker): DatabaseTransport {
  return {
    post: (message, transfer) => worker.postMessage(message, transfer as Parameters<Worker["postMessage"]>[1]),
    onMessage: (listener) => void worker.on("message", listener),
    onFailure: (listener) => {
      worker.on("error", (error: Error) => listener(error.message));
      worker.on("exit", (exitCode) => listener(`the worker thread ended with code ${exitCode}`));
    },
    terminate: () => void worker.terminate(),
  };
}
