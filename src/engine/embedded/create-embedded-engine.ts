import runtimeUrl from "../../../generated/runtime/server-worker.txt?url";
import { createDatabase } from "../../postgres/browser/database-client.ts";
import type { Engine } from "../engine.ts";
import { createServerEngine } from "../server-engine.ts";
import { superviseDatabase } from "../supervise-database.ts";
import { createFrameFactory } from "./frame-processes.ts";

const isHidden = () => document.hidden;

/** The engine that every browser can run: the page's database worker, and server workers in the walled frame. */
export function createEmbeddedEngine(): Engine {
  return createServerEngine<MessagePort>({
    label: "Embedded engine",
    database: superviseDatabase({
      createClient: createDatabase,
      toPort: (port: MessagePort) => port,
      isResting: isHidden,
    }),
    processes: createFrameFactory(loadRuntime),
    isResting: isHidden,
    loadParser: async () => (await import("../parse-message.ts")).parseMessage,
  });
}

async function loadRuntime(): Promise<string> {
  const response = await fetch(runtimeUrl);
  if (!response.ok) throw new Error(`the server's runtime could not be loaded: HTTP ${response.status}`);
  return response.text();
}
