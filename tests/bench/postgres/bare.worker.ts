/** Bare PGlite behind a worker's messages: what a page has without a multiplexer. */
import { parentPort } from "node:worker_threads";
import { openBareDatabase } from "./bare-database.ts";

export interface BareQuestion {
  readonly id: number;
  readonly sql: string;
  readonly values: readonly unknown[];
}

export interface BareAnswer {
  readonly id: number;
  readonly rows: readonly unknown[];
}

if (!parentPort) throw new Error("bare.worker.ts runs as a worker thread");
const port = parentPort;

port.once("message", async (seedSql: string) => {
  const bare = await openBareDatabase(seedSql);
  port.on("message", async ({ id, sql, values }: BareQuestion) => {
    const { rows } = await bare.query(sql, [...values]);
    port.postMessage({ id, rows } satisfies BareAnswer);
  });
  port.postMessage({ id: 0, rows: [] } satisfies BareAnswer);
});
