import type { DatabasePost, DatabaseToServer, ServerToDatabase } from "../../../src/contract/database-protocol.ts";
import type { ConnectionEvents, DatabaseLink } from "../../../src/harness/database-link.ts";
import type { PortLike } from "../../../src/postgres/serve-port.ts";

type Body<Message> = Message extends ServerToDatabase ? Omit<Message, "messageId" | "atMs"> : never;

/** The harness's end of the port in the machine's time: nothing is modelled, what comes is handed on at once. */
export function createPortLink(port: PortLike): DatabaseLink {
  const connections = new Map<number, ConnectionEvents>();
  let connectionCount = 0;
  let sentId = 0;
  let settledId = 0;

  const post = (body: Body<ServerToDatabase>): void => {
    sentId += 1;
    const message = { ...body, messageId: sentId, atMs: performance.now() };
    port.postMessage(message, message.kind === "bytes" ? [message.bytes.buffer] : []);
  };

  const receive = (message: DatabaseToServer): void => {
    if (message.kind === "bytes") connections.get(message.connectionId)?.bytes(message.bytes);
    else if (message.kind === "settled") settledId = message.messageId;
    else if (message.kind === "connected") connections.get(message.connectionId)?.connected();
    else if (message.kind === "disconnected") {
      const connection = connections.get(message.connectionId);
      connections.delete(message.connectionId);
      connection?.disconnected();
    } else if (message.kind === "timer-set") throw new Error("the bench runs nothing that asks for a timer");
  };
  port.onmessage = ({ data }: MessageEvent<DatabasePost>) => {
    for (const message of data) receive(message);
  };

  return {
    receive,
    connect: (events) => {
      connectionCount += 1;
      connections.set(connectionCount, events);
      post({ kind: "connect", connectionId: connectionCount });
      return connectionCount;
    },
    send: (connectionId, bytes) => post({ kind: "bytes", connectionId, bytes }),
    disconnect: (connectionId) => {
      if (connections.delete(connectionId)) post({ kind: "disconnect", connectionId });
    },
    inFlight: () => settledId < sentId,
    takeArrivals: () => 0,
    rest: () => undefined,
  };
}
