/**
 * `node tools/run.mjs tests/bench/probe/run.ts`: how many requests a second a server answers with the probe and the
 * log, beside the same server without them, as a ratio within one run. What the log costs its reader (the page parses
 * every message) is part of it. Exit code 1 where the limit is missed.
 */
import { once } from "node:events";
import { MessageChannel, Worker } from "node:worker_threads";
import { defaultDatabaseOptions } from "../../../src/contract/default-database.ts";
import type { TraceEvent } from "../../../src/contract/trace-event.ts";
import { takeMessages } from "../../../src/engine/message-intake.ts";
import { parseMessage } from "../../../src/engine/parse-message.ts";
import type { Port } from "../../../src/engine/server-process.ts";
import { openTestDatabase } from "../../engine/test-database.ts";
import limits from "../limits.json" with { type: "json" };
import { median, printFigures, spreadOf } from "../postgres/figures.ts";
import { program } from "./program.ts";
import type { LoadTask } from "./serve-load.worker.ts";

const { rounds, requests, leastShare } = limits.probe;
const roundLimitMs = 60_000;

const database = await openTestDatabase();

/** Requests a second of one server process under the load. */
async function measure(kind: LoadTask["kind"]): Promise<number> {
  await database.reset(program.seedSql, defaultDatabaseOptions);
  const wire = new MessageChannel();
  const log = new MessageChannel();
  const served = await database.serve(wire.port1);
  let answered = 0;
  const intake = takeMessages({
    port: log.port1 as unknown as Port,
    parseMessage,
    receive(message) {
      if (message.kind === "trace") answered += message.events.filter(isAnswer).length;
    },
    exceeded(excess) {
      throw new Error(`the load is over the budget of a server process: ${excess}`);
    },
    isResting: () => false,
  });
  const task: LoadTask = { kind, requests, database: wire.port2, control: log.port2 };
  const worker = new Worker(new URL("./serve-load.worker.ts", import.meta.url), {
    workerData: task,
    transferList: [wire.port2, log.port2],
  });
  const [{ elapsedMs }] = await once(worker, "message", { signal: AbortSignal.timeout(roundLimitMs) });
  await worker.terminate();
  await served.end();
  intake.stop();
  log.port1.close();
  if (kind === "probed" && answered !== requests) throw new Error(`${answered} of ${requests} requests were answered`);
  return requests / (elapsedMs / 1_000);
}

const isAnswer = (event: TraceEvent) => event.kind === "request-answered" && event.status === 200;

const rates = { probed: [] as number[], bare: [] as number[] };
await measure("bare");
for (let round = 0; round < rounds; round += 1) {
  const order = round % 2 === 0 ? (["bare", "probed"] as const) : (["probed", "bare"] as const);
  for (const kind of order) rates[kind].push(await measure(kind));
}
database.dispose();

const shares = rates.probed.map((rate, round) => rate / (rates.bare[round] ?? Number.NaN));
console.log(`Node ${process.versions.node}; ${rounds} rounds of ${requests} requests; medians (least-most)`);
const held = printFigures([
  {
    name: "requests a second, probed to bare",
    value: `${Math.round(median(rates.probed))} to ${Math.round(median(rates.bare))} /s (${spreadOf(rates.probed)} to ${spreadOf(rates.bare)})`,
    measured: median(shares),
    atLeast: leastShare,
  },
]);
process.exitCode = held ? 0 : 1;
