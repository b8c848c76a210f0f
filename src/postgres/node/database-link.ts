import type { MessagePort } from "node:worker_threads";
import type {
  DatabasePost,
  DatabaseToServer,
  ServerToDatabase,
  SessionChange,
} from "../../contract/database-protocol.ts";
import { unreachable } from "../../contract/result.ts";
import type { Diagnostic } from "../../wire/backend-builders.ts";
import { createRealTimers } from "./real-timers.ts";

/** A client as the database's end of the link sees it. */
export interface LinkedClient {
  /** Whole messages for the client, due after `costMs`. */
  deliver(bytes: Uint8Array, costMs: number): void;
  /** The database has acted on that much of what was sent, or parked it. */
  taken(lengthBytes: number): void;
  sessionChanged(change: SessionChange): void;
  /** The database is done with the client; `farewell` is what there is left to say. */
  end(farewell?: Diagnostic): void;
}

export interface ClientChannel {
  /** The bytes are handed over: the caller's array is empty afterwards. */
  send(bytes: Uint8Array<ArrayBuffer>): void;
  /** The client is gone. */
  disconnect(): void;
}

/** All clients of one database, over its one port, in the machine's time. */
export interface DatabaseLink {
  connect(client: LinkedClient): ClientChannel;
  /** The database is gone or about to go: every client is told so. */
  dispose(farewell: Diagnostic): void;
}

export interface DatabaseLinkSetup {
  readonly port: MessagePort;
  /** Milliseconds since the database began; never goes back. */
  nowMs(): number;
  /** Anything came from the database. */
  onWord(): void;
}

type Body<Message> = Message extends ServerToDatabase ? Omit<Message, "messageId" | "atMs"> : never;

interface Unsettled {
  readonly messageId: number;
  readonly connectionId: number;
  readonly lengthBytes: number;
}

export function createDatabaseLink({ port, nowMs, onWord }: DatabaseLinkSetup): DatabaseLink {
  const clients = new Map<number, LinkedClient>();
  const unsettled: Unsettled[] = [];
  let messageCount = 0;
  let connectionCount = 0;

  const post = (body: Body<ServerToDatabase>): void => {
    messageCount += 1;
    const message = { ...body, messageId: messageCount, atMs: nowMs() };
    port.postMessage(message, message.kind === "bytes" ? [message.bytes.buffer] : []);
  };
  const timers = createRealTimers((timerId) => post({ kind: "timer-fired", timerId }));

  const settle = (messageId: number): void => {
    for (let [first] = unsettled; first && first.messageId <= messageId; [first] = unsettled) {
      unsettled.shift();
      clients.get(first.connectionId)?.taken(first.lengthBytes);
    }
  };

  const disconnected = (connectionId: number): void => {
    const client = clients.get(connectionId);
    clients.delete(connectionId);
    client?.end();
  };

  const receive = (message: DatabaseToServer): void => {
    switch (message.kind) {
      case "connected":
        return;
      case "bytes":
        return clients.get(message.connectionId)?.deliver(message.bytes, message.costMs);
      case "disconnected":
        return disconnected(message.connectionId);
      case "timer-set":
        return timers.set(message.timerId, message.delayMs);
      case "timer-cleared":
        return timers.clear(message.timerId);
      case "session":
        return clients.get(message.change.connectionId)?.sessionChanged(message.change);
      case "settled":
        return settle(message.messageId);
      case "advance":
      case "moment":
      case "posted":
        return; // the machine's clock needs no keeping in step
      default:
        return unreachable(message);
    }
  };

  port.on("message", (messages: DatabasePost) => {
    onWord();
    for (const message of messages) receive(message);
  });

  return {
    connect: (client) => {
      connectionCount += 1;
      const connectionId = connectionCount;
      clients.set(connectionId, client);
      post({ kind: "connect", connectionId });
      return {
        send: (bytes) => {
          if (!clients.has(connectionId)) return;
          unsettled.push({ messageId: messageCount + 1, connectionId, lengthBytes: bytes.length });
          post({ kind: "bytes", connectionId, bytes });
        },
        disconnect: () => {
          if (clients.delete(connectionId)) post({ kind: "disconnect", connectionId });
        },
      };
    },
    dispose: (farewell) => {
      timers.clearAll();
      port.close();
      const abandoned = [...clients.values()];
      clients.clear();
      for (const client of abandoned) client.end(farewell);
    },
  };
}
