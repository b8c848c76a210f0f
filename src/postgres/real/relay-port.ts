import type { DatabaseOptions } from "../../contract/database-options.ts";
import type { DatabasePost, DatabaseToServer, ServerToDatabase } from "../../contract/database-protocol.ts";
import { unreachable } from "../../contract/result.ts";
import { createPortTimers } from "../port-timers.ts";
import type { PortLike } from "../serve-port.ts";
import { parseServerMessage } from "../server-message.ts";
import type { ClockSeat, SharedClock } from "../shared-clock.ts";
import type { DatabaseUrl } from "./database-url.ts";
import { findParked } from "./find-parked.ts";
import { type RelayedConnection, relayConnection } from "./relayed-connection.ts";
import type { ServerControl } from "./server-control.ts";

export interface PortRelaySetup {
  readonly port: PortLike;
  readonly url: DatabaseUrl;
  readonly options: DatabaseOptions;
  readonly control: ServerControl;
  /** Of several processes whose clocks are kept in step. */
  readonly clock?: SharedClock | undefined;
  /** Those of the run's other processes: what one does may let another's session go on. */
  others(): readonly PortRelay[];
  /** The server cannot be asked any more; the port takes nothing further. */
  onFailure(reason: unknown): void;
}

export interface PortRelay {
  /** Another process has done something: resolves once whoever it let go on has got there. */
  recheck(): Promise<void>;
  /** The server process is gone: its sessions are rolled back and freed once this resolves. */
  dispose(): Promise<void>;
}

/** Real milliseconds of silence before the server is asked who waits for whom, and the longest between two such looks. */
const firstLookMs = 3;
const lookPeriodMs = 100;
/** Real milliseconds that a statement may work; then it is cancelled, for the clock stands still meanwhile. */
const statementLimitMs = 30_000;

/**
 * Carries one server process's connections to a real server; see `contract/database-protocol.ts`.
 *
 * One message at a time, to its end or until everybody waits for a lock or a timer, as the multiplexer does: so equal
 * messages in give equal messages out, and a run repeats.
 */
export function relayPort({ port, url, options, control, clock, others, onFailure }: PortRelaySetup): PortRelay {
  const connections = new Map<number, RelayedConnection>();
  const inbox: ServerToDatabase[] = [];
  let outbox: { readonly message: DatabaseToServer; readonly askedAs: number }[] = [];
  /** Connection to the newest message of its. */
  const asked = new Map<number, number>();
  let current: number | undefined;
  let atMs = 0;
  /** The newest message whose effect is complete or parked. */
  let settledId: number | undefined;
  let working: Promise<void> | undefined;
  let isDisposed = false;
  let activity = Promise.withResolvers<void>();
  let hasChanged = false;

  /** Whoever asked now is answered first, then those it has let go on, in the order in which they had asked. */
  const post = (message: DatabaseToServer, connectionId = current): void => {
    const askedAs = connectionId === undefined || connectionId === current ? 0 : (asked.get(connectionId) ?? 0);
    outbox.push({ message, askedAs });
  };
  const timers = createPortTimers({ nowMs: () => Math.max(atMs, clock?.nowMs() ?? 0), post });
  const seat: ClockSeat | undefined = clock?.join(() => send([{ kind: "advance" }]));

  /** What was asked for a session that has been given up may come to nothing. */
  const fail = (reason: unknown): void => {
    if (!isDisposed) onFailure(reason);
  };

  const noteActivity = (): void => {
    hasChanged = true;
    activity.resolve();
    activity = Promise.withResolvers();
    if (!working) start(); // a time-out of the server's, a notification, the server's end
  };

  const connect = (connectionId: number): RelayedConnection =>
    relayConnection({
      connectionId,
      url,
      options,
      control,
      timers,
      post: (message) => post(message, connectionId),
      onFailure: fail,
      onActivity: noteActivity,
      sessionCount: () => [...connections.values()].filter((connection) => connection.pid() !== undefined).length,
      onCancel: async (pid, secret) => {
        const target = [...connections.values()].find((connection) => connection.isCancelledBy(pid, secret));
        if (!target || target.phase() === "idle") return;
        await control.cancel(pid);
        target.expectAnswer();
      },
    });

  const disconnect = async (connectionId: number): Promise<void> => {
    const connection = connections.get(connectionId);
    connections.delete(connectionId);
    asked.delete(connectionId);
    await connection?.disconnect();
    hasChanged = true; // who waited for its locks may go on
  };

  const perform = (message: ServerToDatabase): Promise<void> | undefined => {
    switch (message.kind) {
      case "connect":
        if (connections.has(message.connectionId)) return;
        connections.set(message.connectionId, connect(message.connectionId));
        return void post({ kind: "connected", connectionId: message.connectionId, costMs: options.connectMs });
      case "bytes":
        return connections.get(message.connectionId)?.receive(message.bytes);
      case "disconnect":
        return disconnect(message.connectionId);
      case "timer-fired":
        return void timers.fire(message.timerId);
      case "resting":
        return void seat?.rested(message);
      default:
        return unreachable(message);
    }
  };

  const inPhase = (...phases: ReturnType<RelayedConnection["phase"]>[]): RelayedConnection[] =>
    [...connections.values()].filter((connection) => phases.includes(connection.phase()));

  /** Asks the server who waits for whose lock, and who for the client. */
  const look = async (): Promise<void> => {
    hasChanged = false;
    const asked = inPhase("busy", "unknown", "locked");
    const seen = await control.look(asked.flatMap((connection) => connection.pid() ?? []));
    const parked = findParked(seen);
    for (const connection of asked) {
      const backend = seen.find(({ pid }) => pid === connection.pid());
      if (!backend) continue; // gone: its socket is about to tell
      if (connection.phase() === "unknown" && backend.waitsForClient) connection.seen("waiting-for-client");
      else connection.seen(parked.has(backend.pid) ? "locked" : "free");
    }
  };

  /** Until nobody is at work: each has its answer, or waits for a lock or a timer. */
  const settle = async (): Promise<void> => {
    const startedMs = performance.now();
    let quietMs = firstLookMs;
    let isCancelled = false;
    while (!isDisposed) {
      const isAtWork = inPhase("busy", "unknown").length > 0;
      if (!isAtWork && !(hasChanged && inPhase("locked").length > 0)) return;
      if (isAtWork && (await isActive(activity.promise, quietMs))) {
        quietMs = firstLookMs;
        continue;
      }
      await look();
      quietMs = Math.min(quietMs * 2, lookPeriodMs);
      if (isCancelled || performance.now() - startedMs < statementLimitMs) continue;
      isCancelled = true;
      for (const connection of inPhase("busy")) await control.cancel(connection.pid() ?? 0);
    }
  };

  const flush = (): void => {
    for (const connection of connections.values()) connection.flush();
    const messages: DatabasePost = outbox.sort((a, b) => a.askedAs - b.askedAs).map(({ message }) => message);
    outbox = [];
    const moment: DatabasePost = clock ? [{ kind: "moment", atMs: clock.nowMs() }] : [];
    const settled: DatabasePost = settledId === undefined ? [] : [{ kind: "settled", messageId: settledId }];
    send([...moment, ...messages, ...settled]);
  };

  const send = (messages: DatabasePost): void => {
    const posted: DatabasePost = seat ? [{ kind: "posted", postId: seat.nextPostId() }] : [];
    if (!isDisposed) port.postMessage([...posted, ...messages], []);
  };

  const work = async (): Promise<void> => {
    do {
      const message = inbox.shift();
      if (message) {
        atMs = Math.max(atMs, message.atMs);
        current = "connectionId" in message ? message.connectionId : undefined;
        if (current !== undefined) asked.set(current, message.messageId);
        if (message.kind !== "resting") seat?.acted(atMs);
        await perform(message);
      }
      await settle();
      if (message && message.kind !== "resting") await Promise.all(others().map((relay) => relay.recheck()));
      settledId = message?.messageId ?? settledId;
      // A process that says it rests is owed no answer: one would only wake it again.
      if (message?.kind !== "resting" || outbox.length > 0) flush();
    } while (inbox.length > 0 && !isDisposed);
  };

  const start = (): void => {
    working = work()
      .catch(fail)
      .finally(() => {
        working = undefined;
        if (inbox.length > 0 && !isDisposed) start();
      });
  };

  port.onmessage = ({ data }) => {
    const message = parseServerMessage(data);
    if (!message.ok) return; // of a process's own making: it waits for an answer that never comes
    inbox.push(message.value);
    if (!working) start();
  };

  return {
    recheck: async () => {
      // One that was let go on may have answered already: that has to be on its way before time moves.
      if (isDisposed || (outbox.length === 0 && inPhase("locked", "busy", "unknown").length === 0)) return;
      hasChanged = true;
      await settle();
      if (outbox.length > 0) flush();
    },
    dispose: async () => {
      isDisposed = true;
      seat?.leave();
      port.onmessage = null;
      activity.resolve();
      await working;
      await Promise.all([...connections.values()].map((connection) => connection.disconnect()));
      port.close();
    },
  };
}

/** Whether something happens before so many real milliseconds have passed. */
async function isActive(happening: Promise<void>, limitMs: number): Promise<boolean> {
  const quiet = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => quiet.resolve(false), limitMs);
  try {
    return await Promise.race([happening.then(() => true), quiet.promise]);
  } finally {
    clearTimeout(timer);
  }
}
