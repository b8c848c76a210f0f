/**
 * A local runtime for the unmodified `@webcontainer/api`: it answers as https://stackblitz.com/headless does and runs
 * real Node processes. It proves the engine and the library's protocol; the real runtime's own loopback, Node, licence
 * check and preview are not in it (tests/engines/manual).
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { build } from "esbuild";
import { WebSocketServer } from "ws";
import { createMachine, type MachineOptions } from "./machine.ts";
import type { Call } from "./protocol.ts";

export interface StandInOptions extends MachineOptions {
  /** How long the frame waits before it says that it is there, milliseconds. */
  readonly lateMs: number;
}

export interface StandIn {
  readonly origin: string;
  /** Methods that were called, in order. */
  readonly calls: readonly Call["method"][];
  close(): Promise<void>;
}

/** Those of the real `/headless`. */
const headers = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

async function bundleFrame(): Promise<string> {
  const entryPoints = [resolve(import.meta.dirname, "frame.ts")];
  const built = await build({ entryPoints, bundle: true, write: false, format: "esm", logLevel: "error" });
  return built.outputFiles[0]?.text ?? "";
}

export async function startStandIn(options: Partial<StandInOptions> = {}): Promise<StandIn> {
  const { pty = false, ignoresKill = false, lateMs = 0 } = options;
  const calls: Call["method"][] = [];
  const html = `<!doctype html><title>stand-in</title><body data-late-ms="${lateMs}"><script type="module">${await bundleFrame()}</script>`;
  const server = createServer((request, response) => {
    const found = request.url?.split("?")[0] === "/headless";
    response.writeHead(found ? 200 : 404, { ...headers, "Content-Type": "text/html" }).end(found ? html : "");
  });
  const sockets = new WebSocketServer({ server, path: "/machine" });
  const machines = new Set<Promise<void>>();
  sockets.on("connection", (socket) => {
    const machine = createMachine({ pty, ignoresKill }, (reply) => socket.send(JSON.stringify(reply)));
    // One after the other, as one message port of the real runtime has them.
    let last = Promise.resolve();
    socket.on("message", (data) => {
      const call = JSON.parse(String(data)) as Call;
      calls.push(call.method);
      last = last.then(() => machine.handle(call));
    });
    socket.once("close", () => machines.add(machine.dispose()));
  });
  await new Promise<void>((done) => server.listen(0, "localhost", done));
  return {
    calls,
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise((done) => server.close(done));
      await Promise.all(machines);
    },
  };
}
