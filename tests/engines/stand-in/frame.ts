/**
 * The page that stands for https://stackblitz.com/headless: it speaks comlink to the unmodified client library, and
 * passes everything on to real Node processes. The protocol is private to the library's exact version.
 */
import * as Comlink from "comlink";
import type { Call, Reply } from "./protocol.ts";

type Output = (bytes: Uint8Array | null) => void;

const socket = new WebSocket(`ws://${location.host}/machine`);
const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
const outputs = new Map<number, Output>();
const exits = new Map<number, (exitCode: number) => void>();
const readyListeners = new Set<(port: number, url: string) => void>();
let lastId = 0;

function call<T>(method: Call["method"], ...args: unknown[]): Promise<T> {
  lastId += 1;
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  waiting.set(lastId, { resolve: resolve as (value: unknown) => void, reject });
  socket.send(JSON.stringify({ id: lastId, method, args } satisfies Call));
  return promise;
}

socket.onmessage = ({ data }: MessageEvent<string>) => {
  const reply = JSON.parse(data) as Reply;
  switch (reply.kind) {
    case "answer":
    case "refusal": {
      const { resolve, reject } = waiting.get(reply.id) ?? {};
      waiting.delete(reply.id);
      if (reply.kind === "answer") resolve?.(reply.value);
      else reject?.(new Error(reply.message));
      return;
    }
    case "output":
      return outputs.get(reply.processId)?.(fromBase64(reply.base64));
    case "exit":
      outputs.get(reply.processId)?.(null);
      return exits.get(reply.processId)?.(reply.exitCode);
    case "server-ready":
      for (const listener of readyListeners) listener(reply.port, reply.url);
  }
};

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0));
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

const files = {
  async readFile(path: string, encoding?: string) {
    const bytes = fromBase64(await call<string>("readFile", path));
    return encoding ? decode(bytes) : bytes;
  },
  writeFile: (path: string, data: string | Uint8Array) =>
    call<void>("writeFile", path, typeof data === "string" ? data : decode(data)),
};

interface RunOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const runtime = {
  async build() {
    const info = await call<{ path: string; cwd: string }>("boot");
    return Comlink.proxy({
      fs: () => Comlink.proxy(files),
      previewScript: () => null,
      runtimeInfo: () => info,
      loadFiles: (json: Uint8Array) => call<void>("load", decode(json)),
      async run(options: RunOptions, _stdout: unknown, _stderr: unknown, output: Output | undefined) {
        const processId = await call<number>("run", options);
        if (output) outputs.set(processId, output);
        const onExit = new Promise<number>((resolve) => exits.set(processId, resolve));
        return Comlink.proxy({
          onExit,
          write: (data: string) => call<void>("write", processId, data),
          kill: () => call<void>("kill", processId),
          resize: () => undefined,
        });
      },
      on(event: string, listener: (port: number, url: string) => void) {
        if (event === "server-ready") readyListeners.add(listener);
        return Comlink.proxy(() => readyListeners.delete(listener));
      },
      teardown: () => call<void>("teardown"),
    });
  },
};

socket.onopen = () => {
  const { port1, port2 } = new MessageChannel();
  Comlink.expose(runtime, port1);
  const sayHello = () => parent.postMessage({ type: "init" }, "*", [port2]);
  setTimeout(sayHello, Number(document.body.dataset.lateMs));
};
