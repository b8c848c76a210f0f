import type { Port, ServerProcess, ServerProcessFactory } from "../server-process.ts";
import { createRelayFactory } from "./relay.ts";
import { openFrame, type WalledFrame } from "./walled-frame.ts";

/**
 * Server processes as workers inside the walled frame.
 *
 * @param loadRuntime fetches the bundled runtime as text; called once, with the first process.
 */
export function createFrameFactory(loadRuntime: () => Promise<string>): ServerProcessFactory<MessagePort> {
  let frame: WalledFrame | null = null;
  let loading: Promise<WalledFrame> | null = null;
  let lastWorkerId = 0;
  const relays = createRelayFactory();

  async function load(opened: WalledFrame): Promise<WalledFrame> {
    const [runtime] = await Promise.all([loadRuntime(), opened.ready]);
    opened.tell({ kind: "load", runtime });
    return opened;
  }

  function open(): Promise<WalledFrame> {
    // An extension may have removed the frame; a failed load is not kept: the next Run tries again.
    if (frame && !frame.isThere()) close();
    frame ??= openFrame();
    if (loading) return loading;
    const started = load(frame);
    loading = started;
    started.catch(() => {
      if (loading === started) close();
    });
    return started;
  }

  function close() {
    frame?.dispose();
    frame = null;
    loading = null;
  }

  return {
    async create(signal) {
      const abortion = Promise.withResolvers<never>();
      abortion.promise.catch(() => undefined);
      // A frame that a policy forbids, or a runtime that never arrives, tells nobody: the limit does.
      const abort = () => abortion.reject(signal.reason);
      signal.addEventListener("abort", abort, { once: true });
      try {
        signal.throwIfAborted();
        relays.prepare();
        const target = await Promise.race([open(), abortion.promise]);
        lastWorkerId += 1;
        return await createProcess(target, lastWorkerId, abortion.promise);
      } finally {
        signal.removeEventListener("abort", abort);
      }
    },
    createChannel(carries) {
      if (carries === "messages") return relays.createChannel();
      const { port1, port2 } = new MessageChannel();
      return { near: port1 as Port, far: port2 };
    },
    createPair() {
      const { port1, port2 } = new MessageChannel();
      return { a: port1, b: port2 };
    },
    dispose() {
      close();
      relays.dispose();
    },
  };
}

/** One worker of the frame's; ended again where it does not become ready. */
async function createProcess(
  frame: WalledFrame,
  workerId: number,
  aborted: Promise<never>,
): Promise<ServerProcess<MessagePort>> {
  const ready = Promise.withResolvers<void>();
  /** What it died of, kept for who asks later: a process waits loaded until the next Run. */
  let death: string | null = null;
  let listener: ((message: string) => void) | null = null;
  const forget = frame.listen(workerId, (message) => {
    if (message.kind === "worker-ready") return ready.resolve();
    death = message.message;
    ready.reject(new Error(death));
    listener?.(death);
  });
  const process: ServerProcess<MessagePort> = {
    isAlive: () => death === null,
    boot: (boot, ports) =>
      frame.tell({ kind: "boot", workerId, boot }, [ports.control, ports.heartbeat, ports.database]),
    onDeath(added) {
      listener = added;
      if (death !== null) added(death);
    },
    terminate() {
      forget();
      frame.tell({ kind: "terminate", workerId });
    },
  };
  frame.tell({ kind: "create", workerId });
  try {
    await Promise.race([ready.promise, aborted]);
    return process;
  } catch (error) {
    process.terminate();
    throw error;
  }
}
