/** The page's side of the protocol against the real server entry in real Node processes. */
import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Writable } from "node:stream";
import { afterAll, expect, test } from "vitest";
import { defaultDatabaseOptions } from "../../contract/default-database.ts";
import type { Boot } from "../../contract/harness-protocol.ts";
import type { Port, ServerProcess } from "../server-process.ts";
import type { StdioChild } from "./stdio-process.ts";
import { createStdioFactory, type StdioFactory, type StdioFactoryOptions } from "./stdio-processes.ts";

const folder = mkdtempSync(join(tmpdir(), "stdio-"));
const entry = join(folder, "harness.mjs");
copyFileSync(resolve(import.meta.dirname, "../../../generated/runtime/container-server.txt"), entry);
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

const never = new AbortController().signal;

function startNode(args: readonly string[]): StdioChild {
  const child = spawn(process.execPath, args, { stdio: "pipe", env: {} });
  started.push(child);
  const text = new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>;
  const merged = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => controller.enqueue(chunk));
      child.once("close", () => controller.close());
    },
  });
  return {
    input: Writable.toWeb(child.stdin) as WritableStream<string>,
    output: merged.pipeThrough(text),
    exit: new Promise((done) => child.once("exit", (code, signal) => done(code ?? (signal === "SIGABRT" ? 134 : 143)))),
    kill: () => void child.kill(),
  };
}

function createFactory(options: Partial<StdioFactoryOptions> = {}): StdioFactory {
  return createStdioFactory({
    spawn: async () => startNode([entry]),
    killLimitMs: 5_000,
    onUnkillable: () => undefined,
    ...options,
  });
}

const toBoot = (processId: number, main: string): Boot => ({
  processId,
  processes: 1,
  files: { "main.ts": main },
  entry: "main.ts",
  database: defaultDatabaseOptions,
  seed: 1,
  listen: null,
});

function boot(factory: StdioFactory, process: ServerProcess<MessagePort>, processId: number, main: string) {
  const [control, heartbeat, database] = [
    factory.createChannel("messages"),
    factory.createChannel("beats"),
    factory.createPair(),
  ];
  const said = new Map<string, unknown>();
  const listening = Promise.withResolvers<void>();
  const died = Promise.withResolvers<string>();
  process.onDeath(died.resolve);
  control.near.onmessage = ({ data }) => {
    const message = data as { kind: string };
    said.set(message.kind, message);
    if (message.kind === "listening") listening.resolve();
  };
  process.boot(toBoot(processId, main), { control: control.far, heartbeat: heartbeat.far, database: database.b });
  return { heartbeat: heartbeat.near, listening: listening.promise, died: died.promise, said };
}

const nextMessage = (port: Port) =>
  new Promise((done) => {
    port.onmessage = ({ data }) => done(data);
  });

test("several processes live side by side, each with ports of its own", async () => {
  const factory = createFactory();
  const processes = await Promise.all([factory.create(never), factory.create(never)]);
  const main = `import { App } from "tiny"; new App().listen(8000);`;
  const [first, second] = processes.map((process, id) => boot(factory, process, id, main));
  await Promise.all([first?.listening, second?.listening]);
  for (const served of [first, second]) {
    if (!served) throw new Error("two were asked for");
    const pong = nextMessage(served.heartbeat);
    served.heartbeat.postMessage("ping");
    expect(await pong).toBe("pong");
  }
  factory.dispose();
});

test("a process that ends by itself says its exit code and its last words", async () => {
  const factory = createFactory();
  const process = await factory.create(never);
  const { died } = boot(
    factory,
    process,
    0,
    `globalThis.process.stderr.write("cannot go on\\n"); globalThis.process.exit(3);`,
  );
  expect(await died).toBe("exit code 3: cannot go on");
  expect(process.isAlive()).toBe(false);
});

test("a process that runs out of memory is told as that", async () => {
  const factory = createFactory({ spawn: async () => startNode(["--max-old-space-size=24", entry]) });
  const process = await factory.create(never);
  const { died } = boot(factory, process, 0, "const all = []; for (;;) all.push(new Array(10_000).fill(1.5));");
  expect(await died).toBe("exit code 134: it ran out of memory");
}, 20_000);

test("a learner who writes lines of the protocol ends only that server", async () => {
  const factory = createFactory();
  const process = await factory.create(never);
  const { died } = boot(factory, process, 0, `globalThis.process.stdout.write("~wt<c.zz,2:{}\\n");`);
  expect(await died).toMatch(/^its output cannot be read: lost-line: /);
});

test("an entry that dies before it is ready rejects with what it printed", async () => {
  const factory = createFactory({
    spawn: async () => startNode(["-e", "console.error('no memory'); process.exit(9)"]),
  });
  await expect(factory.create(never)).rejects.toMatchObject({ code: "exited", message: "exit code 9: no memory" });
});

test("a start that is called off is ended, and rejects with the reason", async () => {
  const child = startNode(["-e", "setInterval(() => undefined, 1_000)"]);
  const factory = createFactory({ spawn: async () => child });
  const abort = new AbortController();
  const creating = factory.create(abort.signal);
  abort.abort(new Error("called off"));
  await expect(creating).rejects.toThrow("called off");
  expect(await child.exit).toBe(143);
});

test("a process that outlives its kill is told of, once", async () => {
  let told = 0;
  const unkillable = Promise.withResolvers<void>();
  const factory = createFactory({
    spawn: async () => ({ ...startNode([entry]), kill: () => undefined }),
    killLimitMs: 20,
    onUnkillable: () => {
      told += 1;
      unkillable.resolve();
    },
  });
  const process = await factory.create(never);
  process.terminate();
  process.terminate();
  await unkillable.promise;
  factory.loseAll("what ran it is gone");
  expect(told).toBe(1);
});
