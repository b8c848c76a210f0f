/**
 * `node tools/run.mjs tests/bench/postgres/run.ts`: what many sessions over one PGlite cost beside a bare one, as
 * ratios within one run, for machines differ and are shared. Exit code 1 where a limit is missed.
 */
import limits from "../limits.json" with { type: "json" };
import { measureConnectCost } from "./connect-cost.ts";
import { type Figure, median, printFigures, spreadOf } from "./figures.ts";
import { openByTcp, openInline, openInThread } from "./served-database.ts";
import { measureSessionMemory } from "./session-memory.ts";
import { measureThroughput } from "./throughput.ts";
import { seedSql } from "./workloads.ts";

const { rounds, sliceMs, connects, idleSessions, atLeast, atMost } = limits.postgres;

const runLimitMs = 5 * 60_000;
const tooLong = setTimeout(() => {
  throw new Error(`the bench did not end within ${runLimitMs / 60_000} minutes`);
}, runLimitMs);

const inline = await openInline(seedSql);
const memory = await measureSessionMemory(inline, idleSessions);
const served = { "same thread": inline, "worker thread": await openInThread(seedSql), TCP: await openByTcp(seedSql) };

const leastRates: Readonly<Record<string, number>> = atLeast.queriesPerSecond;
const figures: Figure[] = [];
const throughputs = await measureThroughput({ served, rounds, sliceMs });
for (const { workload, name, callers, yardstick, rates, ratios } of throughputs) {
  const limit = leastRates[name];
  figures.push({
    name: `${workload}: ${name === yardstick ? name : `${name}, ${callers} busy`}`,
    value: `${Math.round(median(rates))} q/s (${spreadOf(rates)})`,
    measured: median(ratios),
    ...(limit === undefined ? {} : { atLeast: limit }),
  });
}
for (const [name, database] of Object.entries(served)) {
  const { connectAndEndMs, selectMs } = await measureConnectCost(database, connects);
  const ratio = median(connectAndEndMs) / median(selectMs);
  const value = `${median(connectAndEndMs).toFixed(2)} ms to ${median(selectMs).toFixed(2)} ms`;
  figures.push({ name: `connect + end: ${name}`, value, measured: ratio, atMost: atMost.connectAndEnd });
}
const megabytes = memory.liveBytes / 1_000_000;
figures.push({
  name: `${idleSessions} idle sessions, MB`,
  value: `resident ${(memory.residentBytes / 1_000_000).toFixed(1)} MB`,
  measured: megabytes,
  atMost: atMost.idleSessionsMegabytes,
});

for (const database of Object.values(served)) await database.close();
console.log(
  `Node ${process.versions.node}; ${rounds} rounds; medians (least-most); ratios to bare PGlite in the same place, round by round`,
);
clearTimeout(tooLong);
const isRestless = throughputs.some(
  ({ name, yardstick, rates }) => name === yardstick && Math.min(...rates) * 3 < Math.max(...rates),
);
process.exitCode = printFigures(figures) ? 0 : 1;
if (isRestless)
  console.log(
    "The machine was busy: bare PGlite itself was three times as fast at one time as at another. Run it again.",
  );
