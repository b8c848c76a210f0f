import { type FrameCommand, type FrameMessage, frameDocument } from "./frame-script.ts";

type WorkerMessage = Exclude<FrameMessage, { kind: "frame-ready" }>;

/** The one frame in which server workers live. */
export interface WalledFrame {
  /** Resolves when its script runs, never where a policy forbids it; rejects when it is taken away before. */
  readonly ready: Promise<void>;
  tell(command: FrameCommand, ports?: readonly MessagePort[]): void;
  /** Hears what the frame says of one worker; returns how to stop. */
  listen(workerId: number, listener: (message: WorkerMessage) => void): () => void;
  /** False once something other than `dispose` has taken it out of the page. */
  isThere(): boolean;
  dispose(): void;
}

const removed = "its frame was removed from the page";

export function openFrame(): WalledFrame {
  const element = document.createElement("iframe");
  element.setAttribute("sandbox", "allow-scripts");
  element.hidden = true;
  element.title = "Sandbox";
  element.srcdoc = frameDocument;
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => undefined); // told by whoever waits for it
  const listeners = new Map<number, (message: WorkerMessage) => void>();

  function hear(event: MessageEvent<FrameMessage>) {
    if (event.source === null || event.source !== element.contentWindow) return;
    if (event.data.kind === "frame-ready") ready.resolve();
    else listeners.get(event.data.workerId)?.(event.data);
  }

  /** Its workers are gone with it and can tell nobody. */
  const removal = new MutationObserver(() => {
    if (element.isConnected) return;
    dispose();
    for (const [workerId, listener] of [...listeners]) listener({ kind: "worker-died", workerId, message: removed });
  });

  function dispose() {
    removal.disconnect();
    window.removeEventListener("message", hear);
    element.remove();
    ready.reject(new Error(removed));
  }

  window.addEventListener("message", hear);
  document.body.append(element);
  removal.observe(document.body, { childList: true });
  return {
    ready: ready.promise,
    tell: (command, ports = []) => element.contentWindow?.postMessage(command, "*", [...ports]),
    listen(workerId, listener) {
      listeners.set(workerId, listener);
      return () => listeners.delete(workerId);
    },
    isThere: () => element.isConnected,
    dispose,
  };
}
