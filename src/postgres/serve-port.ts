import type { DatabasePost, DatabaseToServer, ServerToDatabase } from "../contract/database-protocol.ts";
import { unreachable } from "../contract/result.ts";
import type { ClientLink } from "./multiplexer/backend/backend.ts";
import type { Connection } from "./multiplexer/connection/open-connection.ts";
import type { Multiplexer } from "./multiplexer/create-multiplexer.ts";
import { createPortTimers } from "./port-timers.ts";
import { parseServerMessage } from "./server-message.ts";
import type { ClockSeat, SharedClock } from "./shared-clock.ts";

/** The part of a MessagePort, in a browser or in Node, that is used. */
export interface PortLike {
  postMessage(message: unknown, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
}

export interface PortServer {
  /** Says `settled` again where another port's message has made this one speak. */
  settleAgain(): void;
  /** The server process is gone: its sessions are rolled back and freed, the port is closed. */
  dispose(): void;
}

export interface PortServerSetup {
  readonly port: PortLike;
  /** The present multiplexer; each reset makes a new one. */
  multiplexer(): Multiplexer;
  /** Modelled time of opening a connection, milliseconds. */
  connectMs(): number;
  /** Of several processes whose clocks are kept in step. */
  readonly clock?: SharedClock | undefined;
  /** Called after each message, once `settled` has been said for it. */
  onSettled(): void;
  /** A bug or a dead backend; the port takes no more. */
  onFailure(reason: unknown): void;
}

/** To copy a few kilobytes takes less time than to hand their buffer over. */
const leastTransferredBytes = 16 * 1024;

/** Serves one server process's connections over its port; see `contract/database-protocol.ts`. */
export function servePort({ port, multiplexer, connectMs, clock, onSettled, onFailure }: PortServerSetup): PortServer {
  const connections = new Map<number, Connection>();
  let atMs = 0;
  let messageId: number | undefined;
  let outbox: DatabaseToServer[] = [];

  const post = (message: DatabaseToServer): void => void outbox.push(message);
  const nowMs = (): number => Math.max(atMs, clock?.nowMs() ?? 0);
  const timers = createPortTimers({ nowMs, post });
  const seat: ClockSeat | undefined = clock?.join(() => {
    post({ kind: "advance" });
    send();
  });

  const toLink = (connectionId: number): ClientLink => ({
    timers,
    send: (bytes, costMs) => {
      if (connections.has(connectionId)) post({ kind: "bytes", connectionId, bytes, costMs });
    },
    close: () => {
      if (connections.delete(connectionId)) post({ kind: "disconnected", connectionId });
    },
    report: (change) => post({ kind: "session", change: { ...change, connectionId } }),
  });

  const disconnect = (connectionId: number): void => {
    const connection = connections.get(connectionId);
    connections.delete(connectionId); // first, for a client that is gone is not told
    connection?.disconnect();
  };

  const handle = (message: Exclude<ServerToDatabase, { kind: "resting" }>): void => {
    switch (message.kind) {
      case "connect":
        if (connections.has(message.connectionId)) return;
        connections.set(message.connectionId, multiplexer().connect(toLink(message.connectionId)));
        return post({ kind: "connected", connectionId: message.connectionId, costMs: connectMs() });
      case "bytes":
        return connections.get(message.connectionId)?.receive(message.bytes);
      case "disconnect":
        return disconnect(message.connectionId);
      case "timer-fired":
        return timers.fire(message.timerId);
      default:
        return unreachable(message);
    }
  };

  const settle = (): void => {
    if (messageId !== undefined) post({ kind: "settled", messageId });
    send();
  };

  /** One post for all: each costs as much as a small statement. */
  const send = (): void => {
    // In front, for `advance` may be answered before what follows it is read.
    if (seat) outbox.unshift({ kind: "posted", postId: seat.nextPostId() });
    const messages: DatabasePost = outbox;
    outbox = [];
    const buffers = messages.flatMap((message) =>
      message.kind === "bytes" && message.bytes.length >= leastTransferredBytes ? [message.bytes.buffer] : [],
    );
    port.postMessage(messages, buffers);
  };

  const receive = (data: unknown): void => {
    const message = parseServerMessage(data);
    if (message.ok) {
      const { value } = message;
      atMs = Math.max(atMs, value.atMs);
      messageId = value.messageId;
      // Owed no answer: one would only wake the process again.
      if (value.kind === "resting") return seat?.rested(value);
      seat?.acted(atMs);
      handle(value);
    } else {
      messageId = message.error.messageId ?? messageId;
      if (message.error.connectionId !== undefined) connections.get(message.error.connectionId)?.refuse();
    }
    settle();
    onSettled();
  };

  port.onmessage = ({ data }) => {
    try {
      receive(data);
    } catch (reason) {
      port.onmessage = null;
      onFailure(reason);
    }
  };

  return {
    settleAgain: () => {
      if (outbox.length === 0) return;
      if (clock) outbox.unshift({ kind: "moment", atMs: clock.nowMs() });
      settle();
    },
    dispose: () => {
      port.onmessage = null;
      for (const connectionId of [...connections.keys()]) disconnect(connectionId);
      port.close();
      seat?.leave();
    },
  };
}
