import { readFile } from "node:fs/promises";
import type { EngineAssets } from "../control-protocol.ts";

const root = new URL("../../../", import.meta.url);

/** The engine's files in this checkout; `tools/build/data-directory.mjs` makes the third. */
const files = {
  wasm: new URL("node_modules/@electric-sql/pglite/dist/pglite.wasm", root).href,
  fsBundle: new URL("node_modules/@electric-sql/pglite/dist/pglite.data", root).href,
  dataDirectory: new URL("generated/postgres/data-directory.tar", root).href,
};

/** Reads all that Postgres boots from. */
export async function readAssets(): Promise<EngineAssets> {
  const [module, bundle, directory] = await Promise.all(
    [files.wasm, files.fsBundle, files.dataDirectory].map((url) => readFile(new URL(url))),
  );
  if (!module || !bundle || !directory) throw new Error("an asset could not be read");
  return {
    wasm: await WebAssembly.compile(module),
    fsBundle: new Blob([bundle]),
    dataDirectory: new Blob([directory]),
  };
}
