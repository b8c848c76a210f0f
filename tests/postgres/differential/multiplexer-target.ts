import type { DatabasePost, DatabaseToServer, ServerToDatabase } from "../../../src/contract/database-protocol.ts";
import type { Multiplexer } from "../../../src/postgres/multiplexer/create-multiplexer.ts";
import { type PortLike, servePort } from "../../../src/postgres/serve-port.ts";
import type { LinkEvents, Target, Wait } from "./target.ts";

type Body<Message> = Message extends { readonly messageId: number } ? Omit<Message, "messageId" | "atMs"> : never;

export interface MultiplexerTarget extends Target {
  dispose(): void;
}

/** The multiplexer over a port in this process; its clock stands until it is advanced, and it answers at once. */
export function createMultiplexerTarget(multiplexer: Multiplexer): MultiplexerTarget {
  const links = new Map<number, LinkEvents>();
  const timers = new Map<number, number>();
  const waits = new Map<number, Wait>();
  let atMs = 0;
  let messageCount = 0;

  const receive = (message: DatabaseToServer): void => {
    if (message.kind === "bytes") links.get(message.connectionId)?.received(message.bytes);
    else if (message.kind === "disconnected") links.get(message.connectionId)?.closed();
    else if (message.kind === "timer-set") timers.set(message.timerId, atMs + message.delayMs);
    else if (message.kind === "timer-cleared") timers.delete(message.timerId);
    else if (message.kind === "session") {
      const { change } = message;
      if (change.kind === "wait-started") waits.set(change.pid, change.reason === "sleep" ? "sleep" : "lock");
      else if (change.kind === "wait-ended" || change.kind === "session-closed") waits.delete(change.pid);
    }
  };

  const port: PortLike = {
    onmessage: null,
    close: () => undefined,
    postMessage: (messages) => (messages as DatabasePost).forEach(receive),
  };
  const server = servePort({
    port,
    multiplexer: () => multiplexer,
    connectMs: () => 0,
    onSettled: () => undefined,
    onFailure: (reason) => {
      throw reason;
    },
  });

  const post = (body: Body<ServerToDatabase>): void => {
    messageCount += 1;
    port.onmessage?.(new MessageEvent("message", { data: { ...body, messageId: messageCount, atMs } }));
  };

  return {
    connect: async (events) => {
      const connectionId = links.size + 1;
      links.set(connectionId, events);
      post({ kind: "connect", connectionId });
      return {
        write: (bytes) => post({ kind: "bytes", connectionId, bytes }),
        cut: () => post({ kind: "disconnect", connectionId }),
      };
    },
    advance: (byMs) => {
      const untilMs = atMs + byMs;
      for (;;) {
        const [due] = [...timers].filter(([, dueMs]) => dueMs <= untilMs).sort(([, a], [, b]) => a - b);
        if (!due) break;
        atMs = due[1];
        timers.delete(due[0]);
        post({ kind: "timer-fired", timerId: due[0] });
      }
      atMs = untilMs;
    },
    settle: async (sessions) =>
      new Map(
        sessions
          .filter((session) => !session.isAnswered)
          .map(({ name, pid }) => [name, waits.get(pid) ?? "nothing known"] as const),
      ),
    dispose: () => server.dispose(),
  };
}
