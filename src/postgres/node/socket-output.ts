import type { Socket } from "node:net";

/** What goes to one client, in order, each part after its modelled time. */
export interface SocketOutput {
  /** Bytes that have not reached the operating system. */
  readonly unsentBytes: number;
  send(bytes: Uint8Array, costMs: number): void;
  /** Sends at once what waits for its time. */
  flush(): void;
  /** Ends the client's stream once all is sent. */
  end(): void;
  /** The socket is gone. */
  dispose(): void;
}

interface Part {
  readonly bytes: Uint8Array;
  readonly dueMs: number;
}

/** `onSent` is called after parts have gone out late. */
export function createSocketOutput(socket: Socket, onSent: () => void): SocketOutput {
  const delayed: Part[] = [];
  let delayedBytes = 0;
  let lastDueMs = 0;
  let isEnding = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const writeFirst = ({ bytes }: Part): void => {
    delayed.shift();
    delayedBytes -= bytes.length;
    socket.write(bytes);
  };

  const writeUntil = (untilMs: number): void => {
    clearTimeout(timer);
    for (let [first] = delayed; first && first.dueMs <= untilMs; [first] = delayed) writeFirst(first);
    const [next] = delayed;
    if (next) timer = setTimeout(writeDue, Math.ceil(next.dueMs - performance.now()));
    else if (isEnding) socket.end();
  };

  const writeDue = (): void => {
    writeUntil(performance.now());
    onSent();
  };

  return {
    get unsentBytes() {
      return delayedBytes + socket.writableLength;
    },
    send: (bytes, costMs) => {
      if (isEnding || !socket.writable) return;
      const nowMs = performance.now();
      lastDueMs = Math.max(nowMs, lastDueMs) + costMs;
      if (lastDueMs <= nowMs) return void socket.write(bytes);
      delayed.push({ bytes, dueMs: lastDueMs });
      delayedBytes += bytes.length;
      if (delayed.length === 1) writeUntil(nowMs);
    },
    flush: () => {
      lastDueMs = 0;
      writeUntil(Number.POSITIVE_INFINITY);
    },
    end: () => {
      isEnding = true;
      if (delayed.length === 0) socket.end();
    },
    dispose: () => clearTimeout(timer),
  };
}
