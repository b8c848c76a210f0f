import { watch } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type ContainerProcess, startProcess } from "./container-process.ts";
import { findContainerNode } from "./find-node.ts";
import type { Call, FolderTree, Reply } from "./protocol.ts";

export interface MachineOptions {
  readonly pty: boolean;
  /** Takes `kill()` and does nothing, as a real one may with a process in a hot loop; teardown still ends it. */
  readonly ignoresKill: boolean;
}

export interface Machine {
  handle(call: Call): Promise<void>;
  dispose(): Promise<void>;
}

const announcer = resolve(import.meta.dirname, "announce-port.cjs");
const node = findContainerNode().path;

/** One booted container: a folder of its own, and processes of the real Node in it. */
export function createMachine({ pty, ignoresKill }: MachineOptions, send: (reply: Reply) => void): Machine {
  const processes = new Map<number, ContainerProcess>();
  const stopWatching = new AbortController();
  const root = mkdtemp(join(tmpdir(), "stand-in-"));
  let lastProcessId = 0;

  const at = async (path: string) => join(await root, "files", join("/", path));

  async function boot() {
    const ports = join(await root, "ports");
    await mkdir(ports, { recursive: true });
    await mkdir(await at("/"), { recursive: true });
    watch(ports, { signal: stopWatching.signal }, (event, name) => {
      const port = Number.parseInt(name ?? "", 10);
      if (event === "rename") send({ kind: "server-ready", port, url: `http://localhost:${port}` });
    });
    return { path: "/bin", cwd: "/home/stand-in" };
  }

  async function load(tree: FolderTree, folder: string): Promise<void> {
    for (const [name, entry] of Object.entries(tree.d)) {
      const path = join(folder, name);
      if ("f" in entry) await writeFile(path, entry.f.c, entry.f.b ? "latin1" : "utf8");
      else {
        await mkdir(path, { recursive: true });
        await load(entry, path);
      }
    }
  }

  async function run({ command, args, env }: { command: string; args: string[]; env?: Record<string, string> }) {
    lastProcessId += 1;
    const processId = lastProcessId;
    const started = startProcess({
      command: command === "node" ? node : command,
      args: command === "node" ? ["--require", announcer, ...args] : args,
      cwd: await at("/"),
      env: { PATH: process.env.PATH, ...env, STAND_IN_PORTS: join(await root, "ports") },
      pty,
      output: (bytes) => send({ kind: "output", processId, base64: bytes.toString("base64") }),
      exited(exitCode) {
        processes.delete(processId);
        send({ kind: "exit", processId, exitCode });
      },
    });
    processes.set(processId, started);
    return processId;
  }

  function teardown() {
    for (const started of processes.values()) started.kill("SIGKILL");
    processes.clear();
  }

  async function perform({ method, args }: Call): Promise<unknown> {
    const [first, second] = args as [never, string];
    switch (method) {
      case "boot":
        return boot();
      case "load":
        return load(JSON.parse(first) as FolderTree, await at("/"));
      case "readFile":
        return readFile(await at(first), "base64");
      case "writeFile":
        return writeFile(await at(first), second);
      case "run":
        return run(first);
      case "write":
        return processes.get(first)?.write(second);
      case "kill":
        return ignoresKill ? undefined : processes.get(first)?.kill("SIGTERM");
      case "teardown":
        return teardown();
    }
  }

  return {
    async handle(call) {
      try {
        send({ kind: "answer", id: call.id, value: await perform(call) });
      } catch (error) {
        send({ kind: "refusal", id: call.id, message: String(error) });
      }
    },
    async dispose() {
      stopWatching.abort();
      teardown();
      await rm(await root, { recursive: true, force: true });
    },
  };
}
