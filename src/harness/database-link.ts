/** The harness's end of the one port to the database worker: counts what is in flight, books what comes back. */
import type { DatabaseToServer, ServerToDatabase, SessionChange } from "../contract/database-protocol.ts";
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
}

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
  let arrivals: DatabaseToServer[] = [];
  let lastConnectionId = 0;
  let sentId = 0;
  let settledId = 0;

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

  function book(message: DatabaseToServer) {
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
      case "settled":
        return;
      default:
        return unreachable(message);
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
    receive(message) {
      if (message.kind === "settled") {
        settledId = Math.max(settledId, message.messageId);
        loop().wake();
      } else arrivals.push(message);
    },
    inFlight: () => settledId < sentId,
    takeArrivals() {
      const taken = arrivals;
      arrivals = [];
      for (const message of taken) book(message);
      return taken.length;
    },
  };
}
