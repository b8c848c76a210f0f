import type { Boot, HarnessMessage } from "../contract/harness-protocol.ts";
import { fail, ok, type Result } from "../contract/result.ts";
import type { DatabaseHandle } from "./database-handle.ts";
import type { EngineFailure, Run, RunEnd, StartError, StartOptions } from "./engine.ts";
import { watchHeartbeat } from "./heartbeat.ts";
import type { ParseMessage } from "./parse-message.ts";
import type { ServerProcess, ServerProcessFactory } from "./server-process.ts";

/** Longest time from boot to a listening server; an endless loop is found much earlier. */
const listenLimitMs = 15_000;

interface RunParts<P> {
  readonly key: number;
  readonly process: ServerProcess<P>;
  readonly boot: Boot;
  readonly database: DatabaseHandle<P>;
  readonly processes: ServerProcessFactory<P>;
  readonly isResting: () => boolean;
  readonly parseMessage: ParseMessage;
  readonly options: StartOptions;
  readonly signal: AbortSignal;
}

/** Boots a loaded process on the seeded database; resolves once the server listens, or with the reason why not. */
export async function openRun<P>(parts: RunParts<P>): Promise<Result<Run, StartError>> {
  const { key, process, boot, database, processes, options, signal } = parts;
  const control = processes.createChannel();
  const heartbeat = processes.createChannel();
  const wire = processes.createPair();
  const started = Promise.withResolvers<Result<number, StartError>>();
  let phase: "starting" | "running" | "ended" = "starting";

  function end(error: StartError & RunEnd) {
    if (phase === "ended") return;
    const before = phase;
    close();
    if (before === "starting") started.resolve(fail(error));
    else options.onEnd(error);
  }

  function close() {
    phase = "ended";
    watch.stop();
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
        return started.resolve(ok(message.port));
      case "start-failed":
        void close();
        return started.resolve(fail({ kind: "start-failed", failure: message.failure }));
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
    if (phase !== "starting") return;
    void close();
    started.resolve(fail({ kind: "aborted" }));
  };
  const watch = watchHeartbeat(heartbeat.near, parts.isResting, (silentMs) => end({ kind: "unresponsive", silentMs }));
  const limit = setTimeout(() => failed(serverTimeout), listenLimitMs);
  const forgetDeath = database.onDeath(failed);
  signal.addEventListener("abort", abort, { once: true });
  process.onDeath((message) => failed({ ...serverDied, message: `${serverDied.message}: ${message}` }));
  control.near.onmessage = ({ data }) => {
    const parsed = parts.parseMessage(data);
    if (parsed.ok) receive(parsed.value);
    else failed({ ...serverDied, message: `The server process sent something unreadable: ${parsed.error}` });
  };

  options.onStage("modules");
  const attached = await database.attach(key, wire.a);
  if (!attached.ok) failed(attached.error);
  else process.boot(boot, { control: control.far, heartbeat: heartbeat.far, database: wire.b });
  const listening = await started.promise;
  if (!listening.ok) return listening;
  clearTimeout(limit);
  phase = "running";
  return ok({
    port: listening.value,
    send: (command) => control.near.postMessage(command),
    readRows: (sql) => database.readRows(sql),
    async stop() {
      if (phase !== "ended") await close();
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
