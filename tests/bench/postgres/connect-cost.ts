import { Client } from "pg";
import type { ServedDatabase } from "./served-database.ts";

export interface ConnectCost {
  readonly connectAndEndMs: readonly number[];
  readonly selectMs: readonly number[];
}

async function timeMs(run: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await run();
  return performance.now() - startedMs;
}

/** Opening and ending a connection, by turns with `SELECT 1` on one that is open. */
export async function measureConnectCost({ config }: ServedDatabase, repeats: number): Promise<ConnectCost> {
  const open = new Client(config);
  await open.connect();
  const connectAndEnd = async (): Promise<void> => {
    const client = new Client(config);
    await client.connect();
    await client.end();
  };
  const connectAndEndMs: number[] = [];
  const selectMs: number[] = [];
  for (let repeat = -repeats; repeat < repeats; repeat += 1) {
    const connecting = await timeMs(connectAndEnd);
    const selecting = await timeMs(() => open.query("SELECT 1"));
    if (repeat < 0) continue; // as many again before, to warm up
    connectAndEndMs.push(connecting);
    selectMs.push(selecting);
  }
  await open.end();
  return { connectAndEndMs, selectMs };
}
