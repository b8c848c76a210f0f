import { once } from "node:events";
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import type { Port, ServerProcess, ServerProcessFactory } from "../server-process.ts";

/** Server processes as worker threads of Node, which run the script at `workerUrl`. */
export function createThreadFactory(workerUrl: URL): ServerProcessFactory<MessagePort> {
  const alive = new Set<Worker>();
  return {
    async create(signal) {
      const worker = new Worker(workerUrl, { env: {} });
      alive.add(worker);
      let death: (message: string) => void = () => undefined;
      worker.on("error", (error) => death(String(error)));
      worker.on("exit", (code) => {
        alive.delete(worker);
        death(`exit code ${code}`);
      });
      await once(worker, "message", { signal });
      const process: ServerProcess<MessagePort> = {
        isAlive: () => alive.has(worker),
        boot: (boot, ports) => worker.postMessage({ boot, ports }, [ports.control, ports.heartbeat, ports.database]),
        onDeath(listener) {
          death = listener;
        },
        terminate() {
          death = () => undefined;
          void worker.terminate();
        },
      };
      return process;
    },
    createChannel() {
      const { port1, port2 } = new MessageChannel();
      return { near: port1 as unknown as Port, far: port2 };
    },
    createPair() {
      const { port1, port2 } = new MessageChannel();
      return { a: port1, b: port2 };
    },
    dispose() {
      for (const worker of alive) void worker.terminate();
    },
  };
}
