import { onWorkerEnd, typescriptWorker } from "./typescript-worker.ts";
import { isWorkerReply, type WorkerReplies, type WorkerRequest } from "./worker-messages.ts";

let lastId = 0;

/**
 * Asks the page's TypeScript worker, whether or not an editor was ever opened. Rejects if the worker ends; it has no
 * time limit of its own, for the first question waits for megabytes over the reader's network.
 */
export function askWorker<K extends keyof WorkerReplies>(
  kind: K,
  path: string,
  source: string,
): Promise<WorkerReplies[K]> {
  return new Promise((resolve, reject) => {
    const worker = typescriptWorker();
    lastId += 1;
    const request: WorkerRequest = { kind, id: lastId, path, source };
    const done = () => {
      worker.removeEventListener("message", onMessage);
      forget();
    };
    const onMessage = ({ data }: MessageEvent<unknown>) => {
      if (!isWorkerReply(kind, data) || data.id !== request.id) return;
      done();
      resolve(data.result);
    };
    const forget = onWorkerEnd((reason) => {
      done();
      reject(reason);
    });
    worker.addEventListener("message", onMessage);
    worker.postMessage(request);
  });
}
