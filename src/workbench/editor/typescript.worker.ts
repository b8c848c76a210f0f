import "monaco-editor/languages/features/typescript/ts.worker";
import { formatSource } from "../../lesson/format-source.ts";
import { stripSource } from "../../lesson/strip-source.ts";
import { isWorkerRequest, type WorkerReplies, type WorkerReply } from "./worker-messages.ts";

// Monaco takes the first message, whatever it is, for its own start. Its handler, set by the import above, is put
// behind ours, so that one worker and one TypeScript serve both.
const monacoHandler = self.onmessage;
self.onmessage = null;
self.addEventListener("message", (event: MessageEvent<unknown>) => {
  const request = event.data;
  if (!isWorkerRequest(request)) return;
  event.stopImmediatePropagation();
  const { kind, id, path, source } = request;
  const result = kind === "watertight-strip" ? stripSource(path, source) : formatSource(path, source);
  const reply: WorkerReply<keyof WorkerReplies> = { answers: kind, id, result };
  self.postMessage(reply);
});
self.onmessage = monacoHandler;
