import dataDirectory from "../../../generated/postgres/data-directory.tar?url";
import fsBundle from "../../../generated/postgres/pglite.data?url";
import wasm from "../../../node_modules/@electric-sql/pglite/dist/pglite.wasm?url";
import type { EngineAssets } from "../control-protocol.ts";

/** Where the page's Postgres boots from. */
export const assetUrls = { wasm, fsBundle, dataDirectory } as const;

/** Loads all that Postgres boots from, side by side; rejects on any answer that is no success. */
export async function fetchAssets(signal: AbortSignal): Promise<EngineAssets> {
  const [compiled, bundle, directory] = await Promise.all([
    WebAssembly.compileStreaming(fetchOk(wasm, signal)),
    fetchOk(fsBundle, signal).then((response) => response.blob()),
    fetchOk(dataDirectory, signal).then((response) => response.blob()),
  ]);
  return { wasm: compiled, fsBundle: bundle, dataDirectory: directory };
}

async function fetchOk(url: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return response;
}
