import type { Boot, HarnessCommand, HarnessMessage } from "../contract/harness-protocol.ts";
import { fail, ok, type Result } from "../contract/result.ts";
import type { DatabaseHandle } from "./database-handle.ts";
import type { EngineFailure, RunEnd, StartError, StartOptions } from "./engine.ts";
import { watchHeartbeat } from "./heartbeat.ts";
import type { Excess } from "./message-budget.ts";
import { takeMessages } from "./message-intake.ts";
import type { ParseMessage } from "./parse-message.ts";
import type { ServerProcess, ServerProcessFactory } from "./server-process.ts";

/** Longest time from boot to a listening server; an endless loop is found much earlier. */
const listenLimitMs = 15_000;

/** One server process that listens. */
export interface RunningProcess {
  readonly port: number;
  /** Where its clock stood when it began to listen. */
  readonly listeningAtMs: number;
  send(command: Exclude<HarnessCommand, { kind: "boot" }>): void;
  /** Ends it; its sessions are rolled back. */
  stop(): Promise<void>;
}

export interface ProcessParts<P> {
  readonly key: number;
  readonly process: ServerProcess<P>;
  readonly boot: Boot;
  readonly database: DatabaseHandle<P>;
  /** Settles once the database is seeded: the server loads its modules meanwhile. */
  readonly prepared: Promise<Result<void, StartError>>;
  readonly processes: ServerProcessFactory<P>;
  readonly isResting: () => boolean;
  readonly parseMessage: ParseMessage;
  readonly options: Pick<StartOptions, "onMessage" | "onEnd" | "onStage" | "onAddress">;
  readonly signal: AbortSignal;
}

/** Boots a loaded process; resolves once it listens and has its seeded database, or with the reason why not. */
export async function openProcess<P>(parts: ProcessParts<P>): Promise<Result<RunningProcess, StartError>> {
  const { key, process, boot, database, processes, options, signal } = parts;
  const control = processes.createChannel("messages");
  const heartbeat = processes.createChannel("beats");
  const wire = processes.createPair();
  const listening = Promise.withResolvers<Extract<HarnessMessage, { kind: "listening" }>>();
  const failure = Promise.withResolvers<StartError>();
  let phase: "starting" | "running" | "ended" = "starting";
  let limit: ReturnType<typeof setTimeout> | undefined;

  const isOver = () => phase === "ended";

  function end(error: RunEnd) {
    if (phase !== "running") return failStart(error);
    void close();
    options.onEnd(error);
  }

  /** The start is over, and this is why; without effect on a run that is on its way. */
  function failStart(error: StartError) {
    if (phase === "ended") return;
    void close();
    failure.resolve(error);
  }

  function close() {
    phase = "ended";
    watch.stop();
    intake.stop();
    clearTimeout(limit);
    forgetDeath();
    signal.removeEventListener("abort", abort);
    process.terminate();
    control.near.close();
    heartbeat.near.close();
    return database.detach(key);
  }

  function receive(message: HarnessMessage) {
    if (phase === "ended") return;
    switch (message.kind) {
      case "listening":
        return listening.resolve(message);
      case "address":
        options.onAddress?.(message.address);
        return;
      case "start-failed":
        return failStart({ kind: "start-failed", failure: message.failure });
      case "exited":
        return end({ kind: "exited", exitCode: message.exitCode });
      case "ready":
        return;
      default:
        return options.onMessage(message);
    }
  }

  const failed = (failure: EngineFailure) => end({ kind: "engine-failed", failure });
  const abort = () => {
    if (phase === "starting") failStart({ kind: "aborted" });
  };
  const exceeded = (excess: Excess) => end({ kind: "over-budget", excess });
  const watch = watchHeartbeat(heartbeat.near, parts.isResting, {
    silent: (silentMs) => end({ kind: "unresponsive", silentMs }),
    flooded: () => exceeded("too-many-messages"),
  });
  const forgetDeath = database.onDeath(failed);
  signal.addEventListener("abort", abort, { once: true });
  process.onDeath((message) => failed({ ...serverDied, message: `${serverDied.message}: ${message}.` }));
  const { parseMessage, isResting } = parts;
  const intake = takeMessages({ port: control.near, parseMessage, receive, exceeded, isResting });

  async function attachDatabase(): Promise<void> {
    const prepared = await parts.prepared;
    if (!prepared.ok) return failStart(prepared.error);
    if (isOver()) return;
    options.onStage("modules");
    limit = setTimeout(() => failed(serverTimeout), listenLimitMs);
    const attached = await database.attach(key, wire.a, boot.processes > 1 ? "shared" : "own");
    if (!attached.ok) failed(attached.error);
  }

  process.boot(boot, { control: control.far, heartbeat: heartbeat.far, database: wire.b });
  await Promise.race([Promise.all([listening.promise, attachDatabase()]), failure.promise]);
  if (isOver()) return fail(await failure.promise);
  clearTimeout(limit);
  phase = "running";
  const { port, atMs } = await listening.promise;
  return ok({
    port,
    listeningAtMs: atMs,
    send: (command) => control.near.postMessage(command),
    async stop() {
      if (!isOver()) await close();
    },
  });
}

const serverTimeout: EngineFailure = {
  code: "server-timeout",
  message: `The server did not listen within ${listenLimitMs / 1_000} seconds.`,
  remedy: "Look for an await at the top of a file that never ends, then press Run again.",
};

const serverDied: EngineFailure = {
  code: "server-died",
  message: "The server process died",
  remedy: "Press Run again; your edits are kept.",
};
