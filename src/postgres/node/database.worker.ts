import { parentPort } from "node:worker_threads";
import type { PageToDatabase } from "../control-protocol.ts";
import { createDatabaseHost } from "../worker/database-host.ts";

if (!parentPort) throw new Error("database.worker.ts runs as a worker thread");
const port = parentPort;

const receive = createDatabaseHost((message) => port.postMessage(message));

port.on("message", (message: PageToDatabase) => void receive(message));
