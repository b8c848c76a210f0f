import type { PageToDatabase } from "../control-protocol.ts";
import { createDatabaseHost } from "../worker/database-host.ts";
import { fetchAssets } from "./fetch-assets.ts";

declare const self: DedicatedWorkerGlobalScope;

const receive = createDatabaseHost({ loadAssets: fetchAssets, post: (message) => self.postMessage(message) });

self.onmessage = ({ data }: MessageEvent<PageToDatabase>) => void receive(data);
