/** The ways on which `pg` reaches a multiplexed database in the bench, each with a database of its own. */
import { MessageChannel } from "node:worker_threads";
import type { ClientConfig } from "pg";
import { defaultDatabaseOptions } from "../../../src/contract/default-database.ts";
import { DatabaseSocket } from "../../../src/harness/database-socket.ts";
import { createDatabaseClient, type DatabaseClient } from "../../../src/postgres/client/database-client.ts";
import type { DatabaseToPage } from "../../../src/postgres/control-protocol.ts";
import { createNodeDatabase } from "../../../src/postgres/node/database-client.ts";
import { startPostgresServer } from "../../../src/postgres/node/postgres-server.ts";
import { readAssets } from "../../../src/postgres/node/read-assets.ts";
import type { PortLike } from "../../../src/postgres/serve-port.ts";
import { createDatabaseHost } from "../../../src/postgres/worker/database-host.ts";
import { createDirectChannel } from "./direct-channel.ts";
import { createPortLink } from "./port-link.ts";

export interface ServedDatabase {
  /** How a client of `pg` reaches it. */
  readonly config: ClientConfig;
  close(): Promise<void>;
}

const login = { user: "postgres", database: "postgres" } as const;

/** As on the site: the database in a worker thread, the site's own socket over a MessagePort. */
export const openInThread = (seedSql: string): Promise<ServedDatabase> =>
  serveByPort(createNodeDatabase(), seedSql, createThreadChannel());

/** The same without a second thread or an event loop between, as bare PGlite is asked: what the multiplexer itself costs. */
export const openInline = (seedSql: string): Promise<ServedDatabase> =>
  serveByPort(createInlineDatabase(), seedSql, createDirectChannel());

/** Over TCP on this machine; the server's sockets share the clients' thread. */
export async function openByTcp(seedSql: string): Promise<ServedDatabase> {
  const { host, port, close } = await startPostgresServer({ seedSql });
  return { config: { ...login, host, port }, close: () => close() };
}

function createInlineDatabase(): DatabaseClient {
  const listeners: ((message: DatabaseToPage) => void)[] = [];
  const receive = createDatabaseHost((message) => {
    for (const listener of listeners) listener(message);
  });
  return createDatabaseClient({
    transport: {
      post: (message) => void receive(message),
      onMessage: (listener) => void listeners.push(listener),
      onFailure: () => undefined, // there is no thread to lose
      terminate: () => undefined,
    },
    loadAssets: readAssets,
  });
}

function createThreadChannel(): readonly [PortLike, PortLike] {
  const { port1, port2 } = new MessageChannel();
  return [port1 as unknown as PortLike, port2 as unknown as PortLike];
}

async function serveByPort(
  database: DatabaseClient,
  seedSql: string,
  [near, far]: readonly [PortLike, PortLike],
): Promise<ServedDatabase> {
  await database.boot();
  await database.reset({ seedSql, options: { ...defaultDatabaseOptions, connectMs: 0, statementMs: 0 } });
  await database.attach(1, far as PortLike & Transferable);
  const link = createPortLink(near);
  const hooks = {
    connecting: () => undefined,
    closed: () => undefined,
    scopeId: () => "",
    bind: <T>(run: T): T => run,
  };
  const stream = (): DatabaseSocket => new DatabaseSocket(link, hooks);
  return {
    config: { ...login, host: "database", stream: stream as unknown as NonNullable<ClientConfig["stream"]> },
    close: async () => {
      await database.detach(1);
      near.close();
      database.dispose();
    },
  };
}
