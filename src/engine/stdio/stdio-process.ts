import type { Boot } from "../../contract/harness-protocol.ts";
import { unreachable } from "../../contract/result.ts";
import type { ServerPorts, ServerProcess } from "../server-process.ts";
import { packToServer, unpackToDatabase } from "./database-json.ts";
import { createMessageDecoder } from "./decode-messages.ts";
import { createMessageEncoder } from "./encode-message.ts";
import type { Channel } from "./line.ts";
import { ProcessExit, toProcessExit } from "./process-exit.ts";
import { keepStrayOutput } from "./stray-output.ts";

/** A process as WebContainers hand it out; standard output and error come merged. */
export interface StdioChild {
  readonly input: WritableStream<string>;
  readonly output: ReadableStream<string>;
  readonly exit: Promise<number>;
  kill(): void;
}

export interface StdioProcessOptions {
  /** Longest time from `kill()` to the end of the process. */
  readonly killLimitMs: number;
  /** The process has outlived its `kill()`: it may be in a hot loop that its runtime cannot leave. */
  readonly onUnkillable: () => void;
  readonly maxMessageLength?: number;
}

export interface StdioProcess extends ServerProcess<MessagePort> {
  /** Settles when the process says that it waits for `boot`; rejects with `ProcessExit` when it dies before. */
  readonly ready: Promise<void>;
  /** What runs it is gone, and it with it. */
  lose(message: string): void;
}

/** Output may still be on its way when the exit code is here already. */
const lastOutputMs = 200;

/** Relays the three ports of a server process over the stdio of `child`. */
export function openStdioProcess(child: StdioChild, options: StdioProcessOptions): StdioProcess {
  const ready = Promise.withResolvers<void>();
  const writer = child.input.getWriter();
  const encode = createMessageEncoder("to-server");
  const stray = keepStrayOutput();
  let ports: ServerPorts<MessagePort> | null = null;
  let state: "alive" | "dead" | "terminated" = "alive";
  let death: (message: string) => void = () => undefined;
  let killLimit: ReturnType<typeof setTimeout> | undefined;

  function send(channel: Channel, message: unknown) {
    if (state !== "alive") return;
    for (const line of encode(channel, message)) {
      // A process that takes no more input is dying: its exit tells.
      writer.write(line).catch(() => undefined);
    }
  }

  function closePorts() {
    for (const port of ports ? [ports.control, ports.heartbeat, ports.database] : []) port.close();
    ports = null;
  }

  function die(exit: ProcessExit) {
    if (state !== "alive") return;
    state = "dead";
    closePorts();
    ready.reject(exit);
    death(exit.message);
  }

  function kill() {
    killLimit = setTimeout(options.onUnkillable, options.killLimitMs);
    child.kill();
  }

  function hear(channel: Channel, message: unknown) {
    switch (channel) {
      case "control":
        if (isReady(message)) return ready.resolve();
        return ports?.control.postMessage(message);
      case "heartbeat":
        return ports?.heartbeat.postMessage(message);
      case "database":
        return relayToDatabase(message);
      default:
        return unreachable(channel);
    }
  }

  function relayToDatabase(message: unknown) {
    let unpacked: unknown;
    try {
      unpacked = unpackToDatabase(message);
    } catch {
      // `atob` says no more than this.
      return giveUp("garbled-line: wire bytes are no base64");
    }
    ports?.database.postMessage(unpacked);
  }

  function giveUp(reason: string) {
    die(new ProcessExit("exited", `its output cannot be read: ${reason}`));
    kill();
  }

  const decoder = createMessageDecoder(
    { direction: "to-page", ...(options.maxMessageLength ? { maxMessageLength: options.maxMessageLength } : {}) },
    {
      message: (channel, message) => state === "alive" && hear(channel, message),
      stray: (text) => stray.add(text),
      failed: ({ code, message }) => state === "alive" && giveUp(`${code}: ${message}`),
    },
  );

  const ended = child.output.pipeTo(new WritableStream({ write: (chunk) => decoder.push(chunk) })).then(
    () => decoder.end(),
    // A stream that breaks says nothing that the exit does not.
    () => undefined,
  );
  void child.exit.then(async (exitCode) => {
    clearTimeout(killLimit);
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, lastOutputMs))]);
    die(toProcessExit(exitCode, stray.text()));
  });
  // Whoever does not wait for `ready` hears of the death by `onDeath`.
  ready.promise.catch(() => undefined);

  return {
    ready: ready.promise,
    isAlive: () => state === "alive",
    boot(boot: Boot, given) {
      ports = given;
      send("control", { kind: "boot", boot });
      given.control.onmessage = ({ data }) => send("control", data);
      given.heartbeat.onmessage = ({ data }) => send("heartbeat", data);
      given.database.onmessage = ({ data }) => send("database", packToServer(data));
    },
    onDeath(listener) {
      death = listener;
    },
    terminate() {
      if (state === "terminated") return;
      const wasAlive = state === "alive";
      state = "terminated";
      closePorts();
      if (wasAlive) kill();
    },
    lose(message) {
      clearTimeout(killLimit);
      die(new ProcessExit("exited", message));
    },
  };
}

const isReady = (message: unknown): boolean =>
  typeof message === "object" && message !== null && "kind" in message && message.kind === "ready";
