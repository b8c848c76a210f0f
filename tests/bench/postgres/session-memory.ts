import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Client } from "pg";
import type { ServedDatabase } from "./served-database.ts";

export interface SessionMemory {
  /** Reachable memory: heap, and what lies outside it, array buffers included. */
  readonly liveBytes: number;
  /** Of the whole process, which gives little back. */
  readonly residentBytes: number;
}

/**
 * What idle sessions keep, clients included; the database must run in the caller's thread, so that one heap holds all.
 */
export async function measureSessionMemory({ config }: ServedDatabase, sessionCount: number): Promise<SessionMemory> {
  await openSessions(config, 1).then(endAll); // loads what every session shares
  const before = await weigh();
  const clients = await openSessions(config, sessionCount);
  const after = await weigh();
  await endAll(clients);
  return {
    liveBytes: after.liveBytes - before.liveBytes,
    residentBytes: after.residentBytes - before.residentBytes,
  };
}

async function openSessions(config: ServedDatabase["config"], count: number): Promise<readonly Client[]> {
  const clients = Array.from({ length: count }, () => new Client(config));
  await Promise.all(clients.map((client) => client.connect()));
  // An idle session has had something to do.
  for (const client of clients) await client.query("SELECT id, name FROM item WHERE id = $1", [1]);
  return clients;
}

const endAll = (clients: readonly Client[]): Promise<unknown> => Promise.all(clients.map((client) => client.end()));

async function weigh(): Promise<SessionMemory> {
  setFlagsFromString("--expose-gc");
  const collectGarbage: () => void = runInNewContext("gc");
  // Array buffers are freed, and finalizers run, after the collection that finds them unreachable.
  for (let pass = 0; pass < 4; pass += 1) {
    collectGarbage();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { liveBytes: heapUsed + external, residentBytes: rss };
}
