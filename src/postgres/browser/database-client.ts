import { createDatabaseClient, type DatabaseClient, type DatabaseTransport } from "../client/database-client.ts";
import type { DatabaseToPage } from "../control-protocol.ts";
import { fetchAssets } from "./fetch-assets.ts";

/** Starts a database worker of the page's own. */
export function createDatabase(
  limits: { readonly bootLimitMs?: number; readonly requestLimitMs?: number } = {},
): DatabaseClient {
  const worker = new Worker(new URL("./database.worker.ts", import.meta.url), { type: "module", name: "database" });
  return createDatabaseClient({ transport: toTransport(worker), loadAssets: fetchAssets, ...limits });
}

function toTransport(worker: Worker): DatabaseTransport {
  return {
    post: (message, transfer) => worker.postMessage(message, [...transfer]),
    onMessage: (listener) =>
      worker.addEventListener("message", ({ data }: MessageEvent<DatabaseToPage>) => listener(data)),
    onFailure: (listener) => {
      worker.addEventListener("error", ({ message }) => listener(message || "the worker's script could not be loaded"));
      worker.addEventListener("messageerror", () => listener("a message could not be read"));
    },
    terminate: () => worker.terminate(),
  };
}
