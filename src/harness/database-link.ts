/** The harness's end of the one port to the database worker: counts what is in flight, books what comes back. */
import type { DatabaseToServer, Rest, ServerToDatabase, SessionChange } from "../contract/database-protocol.ts";
import { unreachable } from "../contract/result.ts";
import type { TurnLoop } from "./turn-loop.ts";
import type { VirtualTimer } from "./virtual-timers.ts";

export interface DatabasePort {
  send(message: ServerToDatabase, transfer: readonly ArrayBuffer[]): void;
}

export interface ConnectionEvents {
  /** In whose turn the next bytes arrive. */
  readonly scopeId: () => string;
  readonly connected: () => void;
  readonly bytes: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly disconnected: () => void;
}

export interface DatabaseLink {
  connect(events: ConnectionEvents): number;
  send(connectionId: number, bytes: Uint8Array<ArrayBuffer>): void;
  disconnect(connectionId: number): void;
  /** A message from the worker, whenever it comes; kept until the loop takes it. */
  receive(message: DatabaseToServer): void;
  inFlight(): boolean;
  takeArrivals(): number;
  /** Where clocks are kept in step: nothing is left to do at the present moment. */
  rest(next: Omit<Rest, "postId">): void;
}

/** What waits for the loop to take it; the other messages speak of time, and are heard at once. */
type Arrival = Exclude<DatabaseToServer, { kind: "settled" | "advance" | "moment" | "posted" }>;

interface OpenConnection {
  readonly events: ConnectionEvents;
  /** Virtual time of the newest delivery: bytes of one connection stay in order, whatever each costs. */
  newestMs: number;
}

type WithoutStamp<M> = M extends ServerToDatabase ? Omit<M, "messageId" | "atMs"> : never;

export interface DatabaseLinkOptions {
  readonly port: DatabasePort;
  readonly loop: () => TurnLoop;
  /** In [0, 1): spreads modelled times, so that another seed gives another schedule. */
  readonly random: () => number;
  readonly sessionChanged: (change: SessionChange) => void;
}

/** Modelled times vary by up to this share. */
const jitterShare = 0.5;

export function createDatabaseLink({ port, loop, random, sessionChanged }: DatabaseLinkOptions): DatabaseLink {
  const connections = new Map<number, OpenConnection>();
  const timers = new Map<number, VirtualTimer>();
  let arrivals: Arrival[] = [];
  let lastConnectionId = 0;
  let sentId = 0;
  let settledId = 0;
  let postId = 0;

  function post(message: WithoutStamp<ServerToDatabase>, transfer: readonly ArrayBuffer[] = []) {
    sentId += 1;
    port.send({ ...message, messageId: sentId, atMs: loop().nowMs() } as ServerToDatabase, transfer);
  }

  function deliver(connectionId: number, costMs: number, run: (events: ConnectionEvents) => void) {
    const connection = connections.get(connectionId);
    if (!connection) return;
    const spreadMs = costMs * (1 + random() * jitterShare);
    const dueMs = Math.max(loop().nowMs() + spreadMs, connection.newestMs);
    connection.newestMs = dueMs;
    const scopeId = connection.events.scopeId();
    loop().setTimer(
      dueMs - loop().nowMs(),
      () => {
        // Who holds the connection may have changed on the way.
        if (connections.has(connectionId)) loop().enqueue(connection.events.scopeId(), () => run(connection.events));
      },
      { scopeId },
    );
  }

  function book(message: Arrival) {
    switch (message.kind) {
      case "connected":
        return deliver(message.connectionId, message.costMs, (events) => events.connected());
      case "bytes":
        return deliver(message.connectionId, message.costMs, (events) => events.bytes(message.bytes));
      case "disconnected":
        return deliver(message.connectionId, 0, (events) => {
          connections.delete(message.connectionId);
          events.disconnected();
        });
      case "timer-set": {
        const fire = () => {
          timers.delete(message.timerId);
          post({ kind: "timer-fired", timerId: message.timerId });
        };
        timers.set(message.timerId, loop().setTimer(message.delayMs, fire));
        return;
      }
      case "timer-cleared": {
        const timer = timers.get(message.timerId);
        timers.delete(message.timerId);
        if (timer) loop().clearTimer(timer);
        return;
      }
      case "session":
        return sessionChanged(message.change);
      default:
        return unreachable(message);
    }
  }

  function receive(message: DatabaseToServer) {
    switch (message.kind) {
      case "settled":
        settledId = Math.max(settledId, message.messageId);
        return loop().wake();
      case "advance":
        return loop().advance();
      case "moment":
        return loop().catchUp(message.atMs);
      case "posted":
        postId = message.postId;
        return;
      default:
        arrivals.push(message);
    }
  }

  return {
    connect(events) {
      lastConnectionId += 1;
      connections.set(lastConnectionId, { events, newestMs: 0 });
      post({ kind: "connect", connectionId: lastConnectionId });
      return lastConnectionId;
    },
    send: (connectionId, bytes) => post({ kind: "bytes", connectionId, bytes }, [bytes.buffer]),
    disconnect(connectionId) {
      if (connections.delete(connectionId)) post({ kind: "disconnect", connectionId });
    },
    receive,
    inFlight: () => settledId < sentId,
    takeArrivals() {
      const taken = arrivals;
      arrivals = [];
      for (const message of taken) book(message);
      return taken.length;
    },
    rest(next) {
      port.send({ kind: "resting", messageId: sentId, atMs: loop().nowMs(), postId, ...next }, []);
    },
  };
}
