import type { Boot } from "../contract/harness-protocol.ts";

/** The members of a MessagePort that both the browser's and Node's have. */
export interface Port {
  postMessage(message: unknown): void;
  onmessage: ((event: { data: unknown }) => void) | null;
  close(): void;
}

/** What a server process takes with its boot message, in this order. */
export interface ServerPorts<P> {
  readonly control: P;
  /** On a port of its own, so that a busy one cannot be mistaken for a dead one. */
  readonly heartbeat: P;
  readonly database: P;
}

/** A process that has its runtime loaded and waits for `boot`. */
export interface ServerProcess<P> {
  /** False once it has died: one that was kept ready is not used then. */
  isAlive(): boolean;
  boot(boot: Boot, ports: ServerPorts<P>): void;
  /** Called when the process dies without being asked to. */
  onDeath(listener: (message: string) => void): void;
  terminate(): void;
}

/** Makes server processes of one kind. */
export interface ServerProcessFactory<P> {
  /** Resolves once the runtime is loaded; rejects when it cannot be, or when `signal` aborts. */
  create(signal: AbortSignal): Promise<ServerProcess<P>>;
  /**
   * A channel with one end kept here. A learner's code can post to the far end what it likes: the near one of a channel
   * for messages must not let that hold this thread up; of a beat nothing is read.
   */
  createChannel(carries: "messages" | "beats"): { readonly near: Port; readonly far: P };
  /** A channel whose two ends both go elsewhere. */
  createPair(): { readonly a: P; readonly b: P };
  dispose(): void;
}
