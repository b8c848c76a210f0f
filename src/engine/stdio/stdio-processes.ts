import type { Port, ServerProcessFactory } from "../server-process.ts";
import { openStdioProcess, type StdioChild, type StdioProcess, type StdioProcessOptions } from "./stdio-process.ts";

export interface StdioFactoryOptions extends StdioProcessOptions {
  /** Starts the server's entry; rejects when it cannot, or when `signal` aborts. */
  readonly spawn: (signal: AbortSignal) => Promise<StdioChild>;
}

export interface StdioFactory extends ServerProcessFactory<MessagePort> {
  /** What runs the processes is gone, and all of them with it. */
  loseAll(message: string): void;
}

/** Server processes that speak over their stdio. */
export function createStdioFactory({ spawn, ...options }: StdioFactoryOptions): StdioFactory {
  const opened = new Set<StdioProcess>();
  return {
    async create(signal) {
      const child = await spawn(signal);
      const process = openStdioProcess(child, options);
      opened.add(process);
      void child.exit.then(() => opened.delete(process));
      try {
        await Promise.race([process.ready, rejectOnAbort(signal)]);
      } catch (error) {
        process.terminate();
        throw error;
      }
      return process;
    },
    createChannel() {
      const { port1, port2 } = new MessageChannel();
      return { near: port1 as Port, far: port2 };
    },
    createPair() {
      const { port1, port2 } = new MessageChannel();
      return { a: port1, b: port2 };
    },
    loseAll(message) {
      for (const process of opened) process.lose(message);
      opened.clear();
    },
    dispose() {
      for (const process of opened) process.terminate();
      opened.clear();
    },
  };
}

const rejectOnAbort = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    if (signal.aborted) reject(signal.reason);
  });
