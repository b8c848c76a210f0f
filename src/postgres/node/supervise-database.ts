import { MessageChannel } from "node:worker_threads";
import type { DatabaseOptions } from "../../contract/database-options.ts";
import type { DatabaseClient } from "../client/database-client.ts";
import type { PortLike } from "../serve-port.ts";
import type { NodeDatabaseSetup } from "./database-client.ts";
import { createDatabaseLink, type DatabaseLink } from "./database-link.ts";
import { databaseLost, stopping } from "./farewells.ts";
import { type SilenceWatch, watchSilence } from "./watch-silence.ts";
import { withinLimit } from "./within-limit.ts";

/** The one database behind the server; another takes its place when it dies or hangs. */
export interface SupervisedDatabase {
  /** The first database is up and seeded; rejects with its `DatabaseError`. */
  readonly started: Promise<void>;
  /** The link to the database that is up; `undefined` when none is within the limit, and after `close`. */
  link(limitMs: number): Promise<DatabaseLink | undefined>;
  /** Tells every client that the server stops, and ends the database. */
  close(): void;
}

export interface SupervisionSetup {
  readonly createDatabase: (setup: NodeDatabaseSetup) => DatabaseClient;
  readonly seedSql: string;
  readonly options: DatabaseOptions;
  /** Real milliseconds without a word until the database counts as hung. */
  readonly silenceLimitMs: number;
  /** `reason` is a clause. */
  onLost(reason: string): void;
  onRestarted(): void;
  /** No other database could be started: the server is of no more use. */
  onFailed(error: unknown): void;
}

/** A large seed may take a while; nothing else can be asked of the database until it is in. */
const seedLimitMs = 60_000;

/** The whole server is one process in the database's eyes. */
const processId = 1;

interface Running {
  readonly link: DatabaseLink;
  readonly watch: SilenceWatch;
}

/** Starts a database at once, and another whenever the one that serves dies or falls silent. */
export function superviseDatabase(setup: SupervisionSetup): SupervisedDatabase {
  const { createDatabase, seedSql, options, silenceLimitMs } = setup;
  let database: DatabaseClient | undefined;
  let running: Running | undefined;
  let isClosed = false;

  const start = async (): Promise<Running> => {
    const starting = createDatabase({
      requestLimitMs: seedLimitMs,
      // The end of a database that was given up is heard late, when another may be up.
      onDeath: (reason) => {
        if (database === starting) lose(`it died (${reason})`);
      },
    });
    database = starting;
    try {
      await starting.boot();
      const startedMs = performance.now();
      const epochMs = Date.now();
      await starting.reset({ seedSql, options, epochMs });
      const { port1, port2 } = new MessageChannel();
      await starting.attach(processId, port2 as unknown as PortLike & Transferable);
      const watch = watchSilence({
        limitMs: silenceLimitMs,
        // A ping that fails is told by `onDeath`, one that is never answered by the watch.
        ping: () => void starting.ping().then(watch.heard, () => undefined),
        onSilent: () => lose(`it had not answered for ${silenceLimitMs / 1_000} s`),
      });
      const link = createDatabaseLink({ port: port1, nowMs: () => performance.now() - startedMs, onWord: watch.heard });
      running = { link, watch };
      return running;
    } catch (error) {
      starting.dispose();
      throw error;
    }
  };

  const halt = (tell: (link: DatabaseLink) => void): void => {
    running?.watch.stop();
    if (running) tell(running.link);
    running = undefined;
    database?.dispose();
  };

  const lose = (reason: string): void => {
    if (!running) return; // a start that fails tells so itself
    halt((link) => link.dispose(databaseLost(reason)));
    setup.onLost(reason);
    latest = start();
    latest.then(setup.onRestarted, (error: unknown) => {
      if (!isClosed) setup.onFailed(error);
    });
  };

  let latest = start();

  return {
    started: latest.then(() => undefined),
    link: async (limitMs) => {
      if (isClosed) return undefined;
      // A failed start is told by `onFailed`.
      const started = await withinLimit(
        latest.catch(() => undefined),
        limitMs,
      );
      return isClosed ? undefined : started?.link;
    },
    close: () => {
      isClosed = true;
      halt((link) => link.dispose(stopping));
    },
  };
}
