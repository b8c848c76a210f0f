import { readFile } from "node:fs/promises";
import type { EngineAssets } from "../control-protocol.ts";

const root = new URL("../../../", import.meta.url);

export interface AssetFiles {
  readonly wasm: URL;
  readonly fsBundle: URL;
  readonly dataDirectory: URL;
}

/** The engine's files in this checkout; `tools/build/data-directory.mjs` makes the second and the third. */
const checkoutFiles: AssetFiles = {
  wasm: new URL("node_modules/@electric-sql/pglite/dist/pglite.wasm", root),
  fsBundle: new URL("generated/postgres/pglite.data", root),
  dataDirectory: new URL("generated/postgres/data-directory.tar", root),
};

/** Reads all that Postgres boots from, out of this checkout. */
export const readAssets = (): Promise<EngineAssets> => readAssetFiles(checkoutFiles);

export async function readAssetFiles({ wasm, fsBundle, dataDirectory }: AssetFiles): Promise<EngineAssets> {
  const [module, bundle, directory] = await Promise.all([readFile(wasm), readFile(fsBundle), readFile(dataDirectory)]);
  return {
    wasm: await WebAssembly.compile(module),
    fsBundle: new Blob([bundle]),
    dataDirectory: new Blob([directory]),
  };
}
