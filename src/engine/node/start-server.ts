/**
 * The server process on Node, whatever carries its messages: a thread of the Node engine, or a process in a
 * WebContainer. Import it before anything replaces the realm's clock.
 */
import type { ServerToDatabase } from "../../contract/database-protocol.ts";
import type { Boot, HarnessMessage, ListenOptions } from "../../contract/harness-protocol.ts";
import { createHarness, type Harness } from "../../harness/harness.ts";
import type { PgModule } from "../../harness/probe-pg.ts";
import { choosePort } from "./choose-port.ts";
import { toListenFailure } from "./listen-failure.ts";
import { type RealPort, serveRealPort } from "./real-port.ts";
import { real } from "./real-time.ts";

export interface ServerSetup {
  readonly boot: Boot;
  readonly pg: PgModule;
  /** Packages that lesson files may import beside `pg`. */
  readonly packages: Readonly<Record<string, object>>;
  readonly post: (message: HarnessMessage) => void;
  readonly sendToDatabase: (message: ServerToDatabase, transfer: readonly ArrayBuffer[]) => void;
}

/** Boots the learner's program, and opens its real port where `boot.listen` asks for one. */
export function startServer({ boot, pg, packages, post, sendToDatabase }: ServerSetup): Harness {
  let port: RealPort | null = null;

  const harness = createHarness(
    {
      realm: globalThis,
      wallMs: real.wallMs,
      yieldTurn: (run) => void real.setImmediate(run),
      wallTimer(delayMs, run) {
        const timer = real.setTimeout(run, delayMs);
        return () => real.clearTimeout(timer);
      },
      post: (message) => {
        if (message.kind === "listening" && boot.listen) return void openPort(boot.listen, message);
        if (message.kind === "exited") void port?.dispose(0);
        post(message);
      },
      database: { send: sendToDatabase },
      pg,
      packages,
      toModuleUrl: (javascript) => `data:text/javascript;base64,${Buffer.from(javascript).toString("base64")}`,
      importModule: (url) => import(url),
    },
    boot,
  );

  async function openPort(listen: ListenOptions, listening: Extract<HarnessMessage, { kind: "listening" }>) {
    const { host } = listen;
    const wanted = choosePort(listen, listening.port, boot.processId);
    const opened = await serveRealPort({ outside: harness.outside, host, port: wanted });
    if (!opened.ok) return post({ kind: "start-failed", failure: toListenFailure(host, wanted, opened.error) });
    port = opened.value;
    post({ kind: "address", address: { processId: boot.processId, host: port.host, port: port.port } });
    post(listening);
  }

  process.on("uncaughtException", (error) => harness.uncaught(error));
  process.on("unhandledRejection", (reason) => harness.uncaught(reason));
  harness.start().catch((error: unknown) => harness.uncaught(error));
  return harness;
}
