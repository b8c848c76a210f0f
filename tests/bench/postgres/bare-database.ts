import { PGlite } from "@electric-sql/pglite";
import { readAssets } from "../../../src/postgres/node/read-assets.ts";

const emptyWasm = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);

/** The yardstick: PGlite in the caller's own thread, as its manual says, from the files that the multiplexer's has. */
export async function openBareDatabase(seedSql: string): Promise<PGlite> {
  const { wasm, fsBundle, dataDirectory } = await readAssets();
  const bare = await PGlite.create({
    pgliteWasmModule: wasm,
    initdbWasmModule: new WebAssembly.Module(emptyWasm),
    fsBundle,
    loadDataDir: dataDirectory,
  });
  await bare.exec(seedSql);
  return bare;
}
