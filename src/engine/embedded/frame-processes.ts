import type { Port, ServerProcess, ServerProcessFactory } from "../server-process.ts";
import { type FrameCommand, type FrameMessage, frameDocument } from "./frame-script.ts";

/**
 * Server processes as workers inside the walled frame.
 *
 * @param loadRuntime fetches the bundled runtime as text; called once, with the first process.
 */
export function createFrameFactory(loadRuntime: () => Promise<string>): ServerProcessFactory<MessagePort> {
  let frame: HTMLIFrameElement | null = null;
  let opening: Promise<HTMLIFrameElement> | null = null;
  let lastWorkerId = 0;
  const listeners = new Map<number, (message: FrameMessage) => void>();

  function hear(event: MessageEvent<FrameMessage>) {
    if (!frame || event.source !== frame.contentWindow) return;
    if (event.data.kind !== "frame-ready") listeners.get(event.data.workerId)?.(event.data);
  }

  const tell = (target: HTMLIFrameElement, command: FrameCommand, ports: readonly MessagePort[] = []) =>
    target.contentWindow?.postMessage(command, "*", [...ports]);

  function insertFrame(): Promise<HTMLIFrameElement> {
    const created = document.createElement("iframe");
    created.setAttribute("sandbox", "allow-scripts");
    created.hidden = true;
    created.title = "Sandbox";
    created.srcdoc = frameDocument;
    frame = created;
    window.addEventListener("message", hear);
    return new Promise((resolve) => {
      const loaded = (event: MessageEvent<FrameMessage>) => {
        if (event.source !== created.contentWindow || event.data.kind !== "frame-ready") return;
        window.removeEventListener("message", loaded);
        resolve(created);
      };
      window.addEventListener("message", loaded);
      document.body.append(created);
    });
  }

  async function open(): Promise<HTMLIFrameElement> {
    const [ready, runtime] = await Promise.all([insertFrame(), loadRuntime()]);
    tell(ready, { kind: "load", runtime });
    return ready;
  }

  return {
    async create(signal) {
      opening ??= open();
      // A failed load is not kept: the next Run tries again.
      opening.catch(() => {
        opening = null;
        frame?.remove();
      });
      const target = await Promise.race([opening, rejectOnAbort(signal)]);
      lastWorkerId += 1;
      const workerId = lastWorkerId;
      return new Promise<ServerProcess<MessagePort>>((resolve, reject) => {
        let alive = true;
        let death: (message: string) => void = (message) => reject(new Error(message));
        signal.addEventListener("abort", () => reject(signal.reason), { once: true });
        listeners.set(workerId, (message) => {
          if (message.kind === "worker-died") {
            alive = false;
            death(message.message);
          } else resolve(process);
        });
        const process: ServerProcess<MessagePort> = {
          isAlive: () => alive,
          boot: (boot, ports) =>
            tell(target, { kind: "boot", workerId, boot }, [ports.control, ports.heartbeat, ports.database]),
          onDeath(listener) {
            death = listener;
          },
          terminate() {
            listeners.delete(workerId);
            tell(target, { kind: "terminate", workerId });
          },
        };
        tell(target, { kind: "create", workerId });
      });
    },
    createChannel() {
      const { port1, port2 } = new MessageChannel();
      return { near: port1 as Port, far: port2 };
    },
    createPair() {
      const { port1, port2 } = new MessageChannel();
      return { a: port1, b: port2 };
    },
    dispose() {
      window.removeEventListener("message", hear);
      frame?.remove();
      frame = null;
      opening = null;
    },
  };
}

/** A frame that a policy forbids, or a runtime that never arrives, tells nobody: the limit does. */
const rejectOnAbort = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    if (signal.aborted) reject(signal.reason);
  });
