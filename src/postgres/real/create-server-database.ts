import pg from "pg";
import type { DatabaseClient } from "../client/database-client.ts";
import { DatabaseError } from "../client/database-error.ts";
import { withinLimit } from "../node/within-limit.ts";
import { createSharedClock } from "../shared-clock.ts";
import { type DatabaseUrl, withDatabase } from "./database-url.ts";
import { createInOrder } from "./in-order.ts";
import { type PortRelay, relayPort } from "./relay-port.ts";
import { claimDatabase, connectTo, makeDatabase } from "./scratch-database.ts";
import { createServerControl, type ServerControl } from "./server-control.ts";

export interface ServerDatabaseSetup {
  /** Where the server is, and a database of it that is only connected to. */
  readonly url: DatabaseUrl;
  /** The database that is ours: dropped and made anew with each reset. */
  readonly name: string;
}

/** Real milliseconds for a connection of ours to be closed. */
const endLimitMs = 2_000;

interface Scratch {
  readonly owner: pg.Client;
  readonly control: ServerControl;
}

/**
 * A real PostgreSQL in PGlite's place, behind the same handle. Codes: `server-refused` with a remedy where the server
 * cannot be used, else those of `DatabaseClient`. Its time-outs and `now()` are the server's own.
 */
export function createServerDatabase({ url, name }: ServerDatabaseSetup): DatabaseClient {
  const relays = new Map<number, PortRelay>();
  const commands = createInOrder();
  let sharedClock = createSharedClock();
  const scratchUrl = withDatabase(url, name);
  let admin: pg.Client | undefined;
  let scratch: Scratch | undefined;
  let options: Parameters<DatabaseClient["reset"]>[0]["options"] | undefined;
  let death: DatabaseError | undefined;

  /** One command after the other, as a worker takes its messages. */
  const inOrder = <T>(perform: () => Promise<T>): Promise<T> =>
    commands(() => {
      if (death) throw death;
      return perform();
    });

  const die = (reason: unknown): void => {
    const message = reason instanceof Error ? reason.message : String(reason);
    death ??= new DatabaseError({ code: "worker-died", message: `the connection to ${url.shown} ended: ${message}` });
  };

  const needScratch = (): Scratch => {
    if (!scratch) throw new DatabaseError({ code: "not-booted", message: "no database was made yet" });
    return scratch;
  };

  const detachAll = async (): Promise<void> => {
    const ending = [...relays.values()];
    relays.clear();
    await Promise.all(ending.map((relay) => relay.dispose()));
  };

  return {
    boot: () =>
      inOrder(async () => {
        const startedMs = performance.now();
        admin = await connectTo(url, { application_name: "watertight (control)" });
        admin.on("error", die);
        await claimDatabase(admin, name);
        return { elapsedMs: performance.now() - startedMs };
      }),
    reset: (request) =>
      inOrder(async () => {
        if (!admin) throw new DatabaseError({ code: "not-booted", message: "reset before boot" });
        const startedMs = performance.now();
        await detachAll();
        if (scratch) await withinLimit(scratch.owner.end(), endLimitMs);
        const owner = await makeDatabase(admin, url, name);
        owner.on("error", die);
        scratch = { owner, control: createServerControl(admin, owner) };
        options = request.options;
        sharedClock = createSharedClock();
        await owner.query("SELECT setseed(0.5)");
        await owner.query(request.seedSql).catch((error: unknown) => {
          throw toSqlError("seed-failed", error);
        });
        return { elapsedMs: performance.now() - startedMs };
      }),
    attach: (processId, port, processClock) =>
      inOrder(async () => {
        if (!options) throw new DatabaseError({ code: "not-booted", message: "attach before reset" });
        const { control } = needScratch();
        await relays.get(processId)?.dispose();
        const clock = processClock === "shared" ? sharedClock : undefined;
        const others = () => [...relays.values()].filter((other) => other !== relay);
        const relay = relayPort({ port, url: scratchUrl, options, control, clock, others, onFailure: die });
        relays.set(processId, relay);
      }),
    detach: (processId) =>
      inOrder(async () => {
        const relay = relays.get(processId);
        relays.delete(processId);
        await relay?.dispose();
      }),
    query: (sql) =>
      inOrder(() =>
        needScratch()
          .control.readRows(sql)
          .catch((error: unknown) => {
            throw toSqlError("query-failed", error);
          }),
      ),
    // Not in order: a command that takes its time is no sign of death.
    ping: async () => {
      if (death) throw death;
    },
    dispose: () => {
      const end = async (): Promise<void> => {
        await detachAll();
        await scratch?.owner.end();
        await admin?.end();
      };
      commands(end).catch(() => undefined); // a server that is gone has nothing left to be told
      death ??= new DatabaseError({ code: "worker-died", message: "the database was disposed of" });
    },
  };
}

function toSqlError(code: "seed-failed" | "query-failed", error: unknown): DatabaseError {
  if (!(error instanceof pg.DatabaseError))
    return new DatabaseError({ code: "worker-died", message: error instanceof Error ? error.message : String(error) });
  const { message, code: sqlState = "XX000", position } = error;
  return new DatabaseError({ code, message, sqlState, ...(position ? { position: Number(position) } : {}) });
}
