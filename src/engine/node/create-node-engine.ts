import type { MessagePort } from "node:worker_threads";
import type { DatabaseClient } from "../../postgres/client/database-client.ts";
import { createNodeDatabase } from "../../postgres/node/database-client.ts";
import type { PortLike } from "../../postgres/serve-port.ts";
import type { DatabaseHandle } from "../database-handle.ts";
import type { Engine } from "../engine.ts";
import { parseMessage } from "../parse-message.ts";
import { createServerEngine } from "../server-engine.ts";
import { superviseDatabase } from "../supervise-database.ts";
import { createThreadFactory } from "./server-process.ts";

export interface NodeEngineParts {
  /** Starts a database, again after one has died; PGlite in a worker thread where left out. */
  readonly createDatabase?: () => DatabaseClient;
  /** The server process's script; this checkout's where left out, which needs a Node that strips types. */
  readonly serverWorkerUrl?: URL;
}

export interface NodeEngine extends Engine {
  /** What the runs use; more processes may be attached to it. */
  readonly database: DatabaseHandle<MessagePort>;
}

const neverResting = () => false;

/** The engine of authors, tests and the take-home copy: the server in a thread of Node, and a database. */
export function createNodeEngine({
  createDatabase = createNodeDatabase,
  serverWorkerUrl = new URL("./server.worker.ts", import.meta.url),
}: NodeEngineParts = {}): NodeEngine {
  const toPort = (port: MessagePort) => port as unknown as PortLike & Transferable;
  const database = superviseDatabase({ createClient: createDatabase, toPort, isResting: neverResting });
  const engine = createServerEngine({
    label: "Node",
    database,
    processes: createThreadFactory(serverWorkerUrl),
    isResting: neverResting,
    loadParser: async () => parseMessage,
  });
  return {
    ...engine,
    database,
    dispose() {
      engine.dispose();
      database.dispose();
    },
  };
}
