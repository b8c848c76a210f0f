import dataDirectory from "../../../generated/postgres/data-directory.tar?url";
import fsBundle from "../../../node_modules/@electric-sql/pglite/dist/pglite.data?url";
import wasm from "../../../node_modules/@electric-sql/pglite/dist/pglite.wasm?url";
import type { EngineAssetUrls } from "../control-protocol.ts";

const absolute = (url: string): string => new URL(url, location.href).href;

/** Where Vite serves the engine's files; absolute, for a worker resolves addresses by its own script. */
export const engineAssetUrls: EngineAssetUrls = {
  wasm: absolute(wasm),
  fsBundle: absolute(fsBundle),
  dataDirectory: absolute(dataDirectory),
};
