import "monaco-editor/languages/features/typescript/ts.worker";
import { stripSource } from "../../lesson/strip-source.ts";
import { isStripRequest, type StripReply } from "./strip-messages.ts";

// Monaco takes the first message, whatever it is, for its own start. Its handler, set by the import above, is put
// behind ours, so that one worker and one TypeScript serve both.
const monacoHandler = self.onmessage;
self.onmessage = null;
self.addEventListener("message", (event: MessageEvent<unknown>) => {
  const request = event.data;
  if (!isStripRequest(request)) return;
  event.stopImmediatePropagation();
  const reply: StripReply = {
    kind: "watertight-stripped",
    id: request.id,
    result: stripSource(request.path, request.source),
  };
  self.postMessage(reply);
});
self.onmessage = monacoHandler;
