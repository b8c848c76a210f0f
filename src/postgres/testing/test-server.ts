import pg from "pg";
import type {
  DatabasePost,
  DatabaseToServer,
  ServerToDatabase,
  SessionChange,
} from "../../contract/database-protocol.ts";
import type { Multiplexer } from "../multiplexer/create-multiplexer.ts";
import { type PortLike, type PortServer, servePort } from "../serve-port.ts";
import { TestSocket } from "./test-socket.ts";

type Body<Message> = Message extends { readonly messageId: number } ? Omit<Message, "messageId" | "atMs"> : never;

/** A server process as the database sees it: real `pg` clients over one port, and a clock that stands until moved. */
export interface TestServer {
  readonly messages: readonly DatabaseToServer[];
  readonly changes: readonly SessionChange[];
  /** Every client made here that fails on its own is noted, not thrown. */
  readonly lostClients: readonly Error[];
  client(config?: pg.ClientConfig): Promise<pg.Client>;
  pool(config: pg.PoolConfig): pg.Pool;
  post(body: Body<ServerToDatabase>): void;
  /** Hears what another server's message has brought about for this one's clients. */
  settleAgain(): void;
  /** Moves the clock and fires what falls due, in order. */
  advance(byMs: number): Promise<void>;
  /** Lets the clients work off what has arrived. */
  rest(): Promise<void>;
  /** Cuts a client's connection as a lost network would. */
  drop(client: pg.Client): Promise<void>;
  dispose(): void;
}

export function createTestServer(multiplexer: Multiplexer): TestServer {
  const messages: DatabaseToServer[] = [];
  const changes: SessionChange[] = [];
  const lostClients: Error[] = [];
  const sockets = new Map<number, TestSocket>();
  const timers = new Map<number, number>();
  let atMs = 0;
  let messageCount = 0;
  let connectionCount = 0;

  const receive = (message: DatabaseToServer): void => {
    messages.push(message);
    if (message.kind === "session") changes.push(message.change);
    else if (message.kind === "timer-set") timers.set(message.timerId, atMs + message.delayMs);
    else if (message.kind === "timer-cleared") timers.delete(message.timerId);
    else if (message.kind === "connected") sockets.get(message.connectionId)?.open();
    else if (message.kind === "bytes") sockets.get(message.connectionId)?.deliver(message.bytes);
    else if (message.kind === "disconnected") sockets.get(message.connectionId)?.closeFromServer();
  };

  const port: PortLike = {
    onmessage: null,
    close: () => undefined,
    postMessage: (messages) => (messages as DatabasePost).forEach(receive),
  };
  const server: PortServer = servePort({
    port,
    multiplexer: () => multiplexer,
    connectMs: () => 20,
    onSettled: () => undefined,
    onFailure: (reason) => {
      throw reason;
    },
  });

  const post = (body: Body<ServerToDatabase>): void => {
    messageCount += 1;
    port.onmessage?.(new MessageEvent("message", { data: { ...body, messageId: messageCount, atMs } }));
  };

  const stream = (): TestSocket => {
    connectionCount += 1;
    const socket = new TestSocket(connectionCount, post);
    sockets.set(connectionCount, socket);
    return socket;
  };

  const settings = {
    host: "database",
    user: "postgres",
    database: "postgres",
    stream: stream as unknown as pg.ClientConfig["stream"],
  };
  // Clients answer by promise and `setImmediate`; a few turns of the loop are enough for the longest chain of them.
  const rest = async (): Promise<void> => {
    for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };

  return {
    messages,
    changes,
    lostClients,
    post,
    rest,
    settleAgain: () => server.settleAgain(),
    client: async (config = {}) => {
      const client = new pg.Client({ ...settings, ...config } as pg.ClientConfig);
      client.on("error", (error) => lostClients.push(error));
      await client.connect();
      return client;
    },
    pool: (config) => {
      const pool = new pg.Pool({ ...settings, ...config } as pg.PoolConfig);
      pool.on("error", (error) => lostClients.push(error));
      return pool;
    },
    advance: async (byMs) => {
      const untilMs = atMs + byMs;
      for (;;) {
        await rest();
        const [due] = [...timers].filter(([, dueMs]) => dueMs <= untilMs).sort(([, a], [, b]) => a - b);
        if (!due) break;
        atMs = due[1];
        timers.delete(due[0]);
        post({ kind: "timer-fired", timerId: due[0] });
      }
      atMs = untilMs;
    },
    drop: async (client) => {
      (client as unknown as { connection: { stream: TestSocket } }).connection.stream.destroy();
      await rest();
    },
    dispose: () => server.dispose(),
  };
}
