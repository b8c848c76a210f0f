/** Packs files into one zip, away from the page's thread. */
import { zipSync } from "fflate";

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data }: MessageEvent<Record<string, Uint8Array>>) => {
  const zip = zipSync(data, { level: 6 });
  self.postMessage(zip, [zip.buffer]);
};
