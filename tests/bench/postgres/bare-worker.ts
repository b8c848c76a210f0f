import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { BareAnswer, BareQuestion } from "./bare.worker.ts";
import type { Ask } from "./workloads.ts";

export interface BareWorker {
  readonly ask: Ask;
  close(): Promise<void>;
}

/** The yardstick for a database in a worker thread: bare PGlite in one, a message each way. */
export async function openBareWorker(seedSql: string): Promise<BareWorker> {
  const worker = new Worker(new URL("./bare.worker.ts", import.meta.url));
  worker.postMessage(seedSql);
  await once(worker, "message");
  const waiting = new Map<number, (answer: BareAnswer) => void>();
  let count = 0;
  worker.on("message", (answer: BareAnswer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  return {
    ask: (sql, values) =>
      new Promise((resolve) => {
        count += 1;
        waiting.set(count, resolve);
        worker.postMessage({ id: count, sql, values } satisfies BareQuestion);
      }),
    close: async () => void (await worker.terminate()),
  };
}
