import type { MessagePort } from "node:worker_threads";
import { listenForClients } from "./client-listener.ts";
import { createDatabaseLink, type DatabaseLink } from "./database-link.ts";
import { databaseLost, shuttingDown, startingUp, stopping } from "./farewells.ts";
import { withinLimit } from "./within-limit.ts";

export interface PostgresFaceOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Real milliseconds that a client waits for `serve`, then 57P03; 10 s where left out. */
  readonly bootWaitMs?: number;
}

/** TCP in front of a database that somebody else keeps: to it, all clients together are one more process. */
export interface PostgresFace {
  readonly host: string;
  readonly port: number;
  /** The database is up, and this port is attached to it; its clock stands at 0. */
  serve(port: MessagePort): void;
  /** The database is gone: every client is told. `reason` is a clause. */
  lose(reason: string): void;
  /** Tells every session 57P01 and closes it, by force after `limitMs`. */
  close(limitMs?: number): Promise<void>;
}

const startupLimitMs = 60_000;
const defaultCloseLimitMs = 2_000;

/** Listens at once, so that a taken port is told before anything boots; rejects with the error of `net.Server`. */
export async function openPostgresFace(options: PostgresFaceOptions): Promise<PostgresFace> {
  const { host, port, bootWaitMs = 10_000 } = options;
  const served = Promise.withResolvers<DatabaseLink>();
  let current: DatabaseLink | undefined;
  let isOver = false;

  const end = (tell: (link: DatabaseLink) => void): void => {
    isOver = true;
    if (current) tell(current);
    current = undefined;
  };

  const listener = await listenForClients({
    host,
    port,
    startupLimitMs,
    link: async () => (isOver ? undefined : (await withinLimit(served.promise, bootWaitMs)) && current),
    refusal: () => (isOver ? shuttingDown : startingUp),
  });

  return {
    host: listener.address.address,
    port: listener.address.port,
    serve: (attached) => {
      const startedMs = performance.now();
      const nowMs = () => performance.now() - startedMs;
      current = createDatabaseLink({ port: attached, nowMs, onWord: () => undefined });
      served.resolve(current);
    },
    lose: (reason) => end((link) => link.dispose(databaseLost(reason))),
    close: async (limitMs = defaultCloseLimitMs) => {
      end((link) => link.dispose(stopping));
      await listener.close(limitMs);
    },
  };
}
