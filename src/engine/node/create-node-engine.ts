import type { MessagePort } from "node:worker_threads";
import { createNodeDatabase } from "../../postgres/node/database-client.ts";
import type { PortLike } from "../../postgres/serve-port.ts";
import type { Engine } from "../engine.ts";
import { parseMessage } from "../parse-message.ts";
import { createServerEngine } from "../server-engine.ts";
import { superviseDatabase } from "../supervise-database.ts";
import { createThreadFactory } from "./server-process.ts";

const neverResting = () => false;

/** The engine of authors and tests: server and database in threads of Node. */
export function createNodeEngine(): Engine {
  const toPort = (port: MessagePort) => port as unknown as PortLike & Transferable;
  const database = superviseDatabase({ createClient: createNodeDatabase, toPort, isResting: neverResting });
  const engine = createServerEngine({
    label: "Node",
    database,
    processes: createThreadFactory(),
    isResting: neverResting,
    loadParser: async () => parseMessage,
  });
  return {
    ...engine,
    dispose() {
      engine.dispose();
      database.dispose();
    },
  };
}
