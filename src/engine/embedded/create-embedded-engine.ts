import runtimeUrl from "../../../generated/runtime/server-worker.txt?url";
import type { DatabaseHandle } from "../database-handle.ts";
import type { Engine } from "../engine.ts";
import { isPageHidden } from "../page-database.ts";
import { createServerEngine } from "../server-engine.ts";
import { createFrameFactory } from "./frame-processes.ts";

/** The engine that every browser can run: server workers in the walled frame, on the page's database. */
export function createEmbeddedEngine(database: DatabaseHandle<MessagePort>): Engine {
  return createServerEngine<MessagePort>({
    label: "Embedded engine",
    database,
    processes: createFrameFactory(loadRuntime),
    isResting: isPageHidden,
    loadParser: async () => (await import("../parse-message.ts")).parseMessage,
  });
}

async function loadRuntime(): Promise<string> {
  const response = await fetch(runtimeUrl);
  if (!response.ok) throw new Error(`the server's runtime could not be loaded: HTTP ${response.status}`);
  return response.text();
}
