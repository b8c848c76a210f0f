import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { SessionName } from "./script.ts";
import type { ServerObserver } from "./server-observer.ts";
import { eventLimitMs, type SessionProgress, type Target, type Wait } from "./target.ts";
import { withLimit } from "./with-limit.ts";

export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

export interface ServerTarget extends Target {
  dispose(): void;
}

/**
 * A real server, over TCP, or over the socket in the folder `host`. Whether a session waits is asked of the server
 * itself, by way of `observer`.
 */
export function createServerTarget({ host, port }: ServerAddress, observer: ServerObserver): ServerTarget {
  const address = host.startsWith("/") ? { path: `${host}/.s.PGSQL.${port}` } : { host, port, noDelay: true };
  const sockets: Socket[] = [];

  return {
    connect: async (events) => {
      const socket = connect(address);
      sockets.push(socket);
      await withLimit(once(socket, "connect"), eventLimitMs, "a connection");
      socket.on("data", events.received);
      socket.on("error", events.closed); // a server that ends may reset the connection
      socket.on("close", events.closed);
      return { write: (bytes) => void socket.write(bytes), cut: () => void socket.destroy() };
    },
    advance: () => undefined,
    settle: async (sessions, until) => {
      const deadlineMs = performance.now() + eventLimitMs;
      for (;;) {
        const settlement = await look(sessions, until, observer);
        if (settlement.unsettled.length === 0) return settlement.waits;
        if (performance.now() > deadlineMs) {
          throw new Error(`No answer and no known wait within ${eventLimitMs} ms: ${settlement.unsettled.join(", ")}`);
        }
      }
    },
    dispose: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}

interface Settlement {
  readonly waits: ReadonlyMap<SessionName, Wait>;
  readonly unsettled: readonly SessionName[];
}

/**
 * Who owes an answer is noted before the server is asked: a session that answers in between has let go of its locks
 * only after others were seen waiting for them.
 */
async function look(
  sessions: readonly SessionProgress[],
  until: readonly SessionName[],
  observer: ServerObserver,
): Promise<Settlement> {
  const silent = sessions.filter(({ name, hasHeard }) => until.includes(name) && !hasHeard);
  const pending = sessions.filter(({ isAnswered }) => !isAnswered);
  const cut = sessions.filter(({ isCut }) => isCut);
  const backends = await observer.look(sessions.map(({ pid }) => pid));
  const waits = new Map<SessionName, Wait>();
  for (const { name, pid } of pending) {
    const wait = backends.get(pid)?.wait;
    if (wait) waits.set(name, wait);
  }
  const unsettled = [
    ...silent,
    ...pending.filter(({ name }) => !waits.has(name)),
    ...cut.filter(({ pid }) => backends.has(pid) && backends.get(pid)?.wait !== "lock"),
  ];
  return { waits, unsettled: [...new Set(unsettled.map(({ name }) => name))] };
}
