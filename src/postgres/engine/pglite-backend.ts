import { PGlite } from "@electric-sql/pglite";
import { joinBytes } from "../../wire/build-message.ts";
import type { EngineAssets } from "../control-protocol.ts";
import { type Backend, BackendDiedError, copyPath, type Moment } from "../multiplexer/backend/backend.ts";
import { createEntropy } from "./entropy.ts";

/** The one place that knows PGlite. */
export interface PgliteBackend extends Backend {
  /** Resolves, with the reason, once the backend has died; never where it lives. */
  readonly died: Promise<unknown>;
  close(): Promise<void>;
}

/** The cluster is ready, so initdb is never run; a module without contents keeps PGlite from fetching it. */
const emptyWasm = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);

/** Takes about 1.4 s. Where the module cannot be instantiated PGlite stays silent for ever: callers set a limit. */
export async function bootPglite({ wasm, fsBundle, dataDirectory }: EngineAssets): Promise<PgliteBackend> {
  const pglite = await PGlite.create({
    pgliteWasmModule: wasm,
    initdbWasmModule: new WebAssembly.Module(emptyWasm),
    fsBundle,
    loadDataDir: dataDirectory,
  });
  const entropy = createEntropy();
  const { FS: fileSystem } = pglite.Module as unknown as { readonly FS: FileSystem };
  replaceRandomDevice(fileSystem, entropy.nextByte);
  const death = Promise.withResolvers<unknown>();
  let isDead = false;
  const die = (reason: unknown): void => {
    isDead = true;
    death.resolve(reason);
  };

  return {
    died: death.promise,
    close: () => pglite.close(),
    exec: (messages, moment, copyData) => {
      if (isDead) throw new BackendDiedError("The backend has died; boot the database again");
      const chunks: Uint8Array[] = [];
      // PGlite hands out views of the wasm heap, which the next call overwrites.
      const onRawData = (bytes: Uint8Array): void => void chunks.push(bytes.slice());
      entropy.seed(moment.entropy);
      if (copyData) fileSystem.writeFile(copyPath, copyData);
      const running = atMoment(moment, () => pglite.execProtocolRawStream(messages, { syncToFs: false, onRawData }));
      running.catch(die); // a dead backend shows only here
      if (copyData) fileSystem.unlink(copyPath);
      return joinBytes(chunks);
    },
  };
}

/**
 * Lets Postgres see a virtual time and set no alarms; a statement runs within one call.
 *
 * Its clock is `Date.now`, so `now()` in a row, a default or an age is the same in every run. Its alarms are
 * `setTimeout`: left alone, `idle_in_transaction_session_timeout` would end the one backend by the machine's time. The
 * multiplexer keeps those limits instead, for each session.
 */
function atMoment<T>({ unixMs }: Moment, run: () => T): T {
  const { setTimeout: machineSetTimeout } = globalThis;
  const machineNow = Date.now;
  Date.now = () => unixMs;
  globalThis.setTimeout = noAlarm;
  try {
    return run();
  } finally {
    Date.now = machineNow;
    globalThis.setTimeout = machineSetTimeout;
  }
}

const noAlarm = (() => 0) as unknown as typeof globalThis.setTimeout;

/** The part of Emscripten's file system that is used; PGlite's types leave it out. */
interface FileSystem {
  readonly unlink: (path: string) => void;
  readonly writeFile: (path: string, data: Uint8Array) => void;
  readonly createDevice: (folder: string, name: string, readByte: () => number) => void;
}

/** Postgres draws what must not be guessed from here; a run that is to be repeated must draw the same again. */
function replaceRandomDevice({ unlink, createDevice }: FileSystem, readByte: () => number): void {
  unlink("/dev/urandom");
  createDevice("/dev", "urandom", readByte);
}
