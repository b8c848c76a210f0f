import type { EngineAssetUrls } from "../control-protocol.ts";
import type { EngineAssets } from "../engine/pglite-backend.ts";

/** Loads all that Postgres boots from, side by side; rejects on any answer that is no success. */
export async function fetchAssets({ wasm, fsBundle, dataDirectory }: EngineAssetUrls): Promise<EngineAssets> {
  const [compiled, bundle, directory] = await Promise.all([
    WebAssembly.compileStreaming(fetchOk(wasm)),
    fetchOk(fsBundle).then((response) => response.blob()),
    fetchOk(dataDirectory).then((response) => response.blob()),
  ]);
  return { wasm: compiled, fsBundle: bundle, dataDirectory: directory };
}

async function fetchOk(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return response;
}
