import { readFile } from "node:fs/promises";
import type { EngineAssetUrls } from "../control-protocol.ts";
import type { EngineAssets } from "../engine/pglite-backend.ts";

const root = new URL("../../../", import.meta.url);

/** The engine's files in this checkout; `tools/build/data-directory.mjs` makes the third. */
export const nodeAssetUrls: EngineAssetUrls = {
  wasm: new URL("node_modules/@electric-sql/pglite/dist/pglite.wasm", root).href,
  fsBundle: new URL("node_modules/@electric-sql/pglite/dist/pglite.data", root).href,
  dataDirectory: new URL("generated/postgres/data-directory.tar", root).href,
};

/** Reads all that Postgres boots from; takes `file:` URLs. */
export async function readAssets({ wasm, fsBundle, dataDirectory }: EngineAssetUrls): Promise<EngineAssets> {
  const [module, bundle, directory] = await Promise.all(
    [wasm, fsBundle, dataDirectory].map((url) => readFile(new URL(url))),
  );
  if (!module || !bundle || !directory) throw new Error("an asset could not be read");
  return {
    wasm: await WebAssembly.compile(module),
    fsBundle: new Blob([bundle]),
    dataDirectory: new Blob([directory]),
  };
}
