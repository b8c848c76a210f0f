import type { PageToDatabase } from "../control-protocol.ts";
import { createDatabaseHost } from "../worker/database-host.ts";

declare const self: DedicatedWorkerGlobalScope;

const receive = createDatabaseHost((message) => self.postMessage(message));

self.onmessage = ({ data }: MessageEvent<PageToDatabase>) => void receive(data);
