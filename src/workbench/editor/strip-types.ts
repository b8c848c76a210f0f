import type { StripTypes } from "../../lesson/strip-types.ts";
import { isStripReply, type StripRequest } from "./strip-messages.ts";
import { onWorkerEnd, typescriptWorker } from "./typescript-worker.ts";

let lastId = 0;

/** Strips types in the TypeScript worker; works whether or not the editor was ever opened. Rejects if the worker ends. */
export const stripTypes: StripTypes = (path, source) =>
  new Promise((resolve, reject) => {
    const worker = typescriptWorker();
    lastId += 1;
    const request: StripRequest = { kind: "watertight-strip", id: lastId, path, source };
    const done = () => {
      worker.removeEventListener("message", onMessage);
      forget();
    };
    const onMessage = ({ data }: MessageEvent<unknown>) => {
      if (!isStripReply(data) || data.id !== request.id) return;
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
