/** The yardstick: PGlite as its manual says, in a plain worker, from the same data directory. */
import { PGlite } from "@electric-sql/pglite";

interface BareUrls {
  readonly wasm: string;
  readonly fsBundle: string;
  readonly dataDirectory: string;
}

const emptyWasm = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);

async function create({ wasm, fsBundle, dataDirectory }: BareUrls) {
  const [module, bundle, directory] = await Promise.all([
    WebAssembly.compileStreaming(fetch(wasm)),
    fetch(fsBundle).then((response) => response.blob()),
    fetch(dataDirectory).then((response) => response.blob()),
  ]);
  await PGlite.create({
    pgliteWasmModule: module,
    initdbWasmModule: new WebAssembly.Module(emptyWasm),
    fsBundle: bundle,
    loadDataDir: directory,
  });
}

self.onmessage = ({ data }: MessageEvent<BareUrls>) => {
  create(data).then(
    () => self.postMessage("created"),
    (error: unknown) => self.postMessage(String(error)),
  );
};
