/** Programs on the Node engine with a real port, for clients that know nothing of the harness. */
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { defaultDatabaseOptions } from "../../../src/contract/default-database.ts";
import type { ListenOptions, ServerAddress } from "../../../src/contract/harness-protocol.ts";
import type { TraceEvent } from "../../../src/contract/trace-event.ts";
import type { Engine, RunEnd, Workspace } from "../../../src/engine/engine.ts";
import { loadDefinition, readProgram, sandboxesFolder } from "../../../tools/lessons/pack-sandbox.ts";

export interface RealServer {
  readonly url: string;
  readonly port: number;
  readonly addresses: readonly ServerAddress[];
  readonly trace: readonly TraceEvent[];
  readonly ended: Promise<RunEnd>;
  /** Resolves once the log holds an event that `matches`. */
  seen(matches: (event: TraceEvent) => boolean): Promise<TraceEvent>;
  setPace(pace: { kind: "paused" } | { kind: "live"; rate: number }): void;
  openModelledTab(tab: number): void;
  stop(): Promise<void>;
}

const anyPort: ListenOptions = { host: "127.0.0.1", port: 0 };

export const toWorkspace = (main: string): Workspace => ({
  files: { "main.ts": `import { App } from "tiny";\nconst app = new App();\n${main}\napp.listen(8000);\n` },
  entry: "main.ts",
  seedSql: "",
  processes: 1,
});

export async function lessonWorkspace(slug: string): Promise<Workspace> {
  const { entry, seedSql, processes = 1 } = await loadDefinition(slug);
  const program = await readProgram(join(sandboxesFolder, slug, "starter"));
  return { files: Object.fromEntries(program.map((file) => [file.path, file.javascript])), entry, seedSql, processes };
}

export async function serve(engine: Engine, workspace: Workspace, listen = anyPort): Promise<RealServer> {
  const trace: TraceEvent[] = [];
  const addresses: ServerAddress[] = [];
  const ended = Promise.withResolvers<RunEnd>();
  let watchers: (() => void)[] = [];
  const started = await engine.start(
    workspace,
    {
      database: defaultDatabaseOptions,
      seed: 1,
      listen,
      onAddress: (address) => addresses.push(address),
      onStage: () => undefined,
      onEnd: ended.resolve,
      onMessage(message) {
        if (message.kind !== "trace") return;
        trace.push(...message.events);
        const due = watchers;
        watchers = [];
        for (const look of due) look();
      },
    },
    new AbortController().signal,
  );
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  const run = started.value;
  const [address] = addresses;
  if (!address) throw new Error("the server process told no address");
  run.send({ kind: "set-pace", pace: { kind: "live", rate: 1 } });

  return {
    url: `http://${address.host}:${address.port}`,
    port: address.port,
    addresses,
    trace,
    ended: ended.promise,
    async seen(matches) {
      for (;;) {
        const found = trace.find(matches);
        if (found) return found;
        await new Promise<void>((resolve) => watchers.push(resolve));
      }
    },
    setPace: (pace) => run.send({ kind: "set-pace", pace }),
    openModelledTab: (tab) => run.send({ kind: "traffic", command: { kind: "open-tab", tab, path: "/ws" } }),
    stop: () => run.stop(),
  };
}

/** A socket without a protocol, for what no well-behaved client sends. */
export function openRaw(port: number): RawClient {
  const socket = connect(port, "127.0.0.1");
  let received = "";
  let watchers: (() => void)[] = [];
  const closed = Promise.withResolvers<string>();
  const look = () => {
    const due = watchers;
    watchers = [];
    for (const watch of due) watch();
  };
  socket.on("data", (chunk) => {
    received += chunk.toString("latin1");
    look();
  });
  socket.on("error", () => undefined);
  socket.on("close", () => {
    closed.resolve(received);
    look();
  });
  return {
    socket,
    closed: closed.promise,
    write: (text) => void socket.write(text),
    async until(pattern) {
      for (;;) {
        if (pattern.test(received)) return received;
        if (socket.closed) throw new Error(`closed before ${pattern}; received ${JSON.stringify(received)}`);
        await new Promise<void>((resolve) => watchers.push(resolve));
      }
    },
  };
}

export interface RawClient {
  readonly socket: Socket;
  /** With all that was received. */
  readonly closed: Promise<string>;
  write(text: string): void;
  until(pattern: RegExp): Promise<string>;
}

/** A WebSocket handshake as text. */
export const toHandshake = (path: string): string =>
  [
    `GET ${path} HTTP/1.1`,
    "host: x",
    "connection: upgrade",
    "upgrade: websocket",
    "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==",
    "sec-websocket-version: 13",
    "\r\n",
  ].join("\r\n");
