import { defaultDatabaseOptions } from "../../contract/default-database.ts";
import { listenForClients } from "./client-listener.ts";
import { createNodeDatabase } from "./database-client.ts";
import { shuttingDown, startingUp } from "./farewells.ts";
import { superviseDatabase } from "./supervise-database.ts";

export interface PostgresServerOptions {
  /** Address to listen on, this machine's own where left out. */
  readonly host?: string;
  /** 0, or left out, takes any free one. */
  readonly port?: number;
  /** SQL that every database begins from. */
  readonly seedSql?: string;
  /** Sessions at a time; past it a client gets 53300. */
  readonly maxConnections?: number;
  /** Emulated time of a statement, milliseconds. */
  readonly statementMs?: number;
  /** Emulated time between a request and its statement, milliseconds; a cancel or a time-out cuts it short. */
  readonly latencyMs?: number;
  readonly onEvent?: (event: PostgresServerEvent) => void;
  /** Real milliseconds without an answer until the database counts as hung; 5 s where left out. */
  readonly silenceLimitMs?: number;
  /** Real milliseconds that a client waits for a database that is starting, then 57P03; 10 s where left out. */
  readonly bootWaitMs?: number;
  /** Real milliseconds that a client has for its startup packet, as `authentication_timeout`; 60 s where left out. */
  readonly startupLimitMs?: number;
  /** How a database is started; a worker thread of Node where left out. */
  readonly createDatabase?: typeof createNodeDatabase;
}

export type PostgresServerEvent =
  /** `reason` is a clause. Every client has been told; another database is being started. */
  | { readonly kind: "database-lost"; readonly reason: string }
  | { readonly kind: "database-restarted" }
  /** No other database could be started; the server has closed. */
  | { readonly kind: "failed"; readonly error: unknown };

export interface PostgresServer {
  readonly host: string;
  readonly port: number;
  /** Tells every session 57P01 and closes it, by force after `limitMs`. */
  close(limitMs?: number): Promise<void>;
}

const defaultCloseLimitMs = 2_000;

/**
 * Serves one in-memory database to any PostgreSQL client over TCP, without password or encryption.
 *
 * Rejects with a `DatabaseError` where the database cannot start (`seed-failed` with the position), and with the error
 * of `net.Server` where it cannot listen (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`).
 */
export async function startPostgresServer(options: PostgresServerOptions = {}): Promise<PostgresServer> {
  const { host = "127.0.0.1", port = 0, seedSql = "", onEvent = () => undefined } = options;
  const { statementMs = 0, latencyMs = 0, maxConnections = defaultDatabaseOptions.maxConnections } = options;
  const { silenceLimitMs = 5_000, bootWaitMs = 10_000, startupLimitMs = 60_000 } = options;
  const { createDatabase = createNodeDatabase } = options;
  let isClosing = false;

  // Before the database, so that a taken port is told at once.
  const listener = await listenForClients({
    host,
    port,
    startupLimitMs,
    link: () => database.link(bootWaitMs),
    refusal: () => (isClosing ? shuttingDown : startingUp),
  });

  const close = async (limitMs = defaultCloseLimitMs): Promise<void> => {
    isClosing = true;
    database.close();
    await listener.close(limitMs);
  };

  const database = superviseDatabase({
    createDatabase,
    seedSql,
    options: {
      ...defaultDatabaseOptions,
      statementMs,
      latencyMs,
      connectMs: 0,
      maxConnections,
      reservedConnections: Math.min(defaultDatabaseOptions.reservedConnections, maxConnections - 1),
    },
    silenceLimitMs,
    onLost: (reason) => onEvent({ kind: "database-lost", reason }),
    onRestarted: () => onEvent({ kind: "database-restarted" }),
    onFailed: (error) => void close().then(() => onEvent({ kind: "failed", error })),
  });
  try {
    await database.started;
  } catch (error) {
    await close(0);
    throw error;
  }
  return { host: listener.address.address, port: listener.address.port, close };
}
