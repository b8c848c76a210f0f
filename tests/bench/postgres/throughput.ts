import { Client, Pool } from "pg";
import { openBareDatabase } from "./bare-database.ts";
import { openBareWorker } from "./bare-worker.ts";
import type { ServedDatabase } from "./served-database.ts";
import { type Ask, seedSql, type Workload, workloads } from "./workloads.ts";

/** One way to ask, with as many callers at a time as it has connections. */
interface Asker {
  readonly name: string;
  readonly callers: number;
  readonly ask: Ask;
  /** What it is compared with, by name: bare PGlite in the same place. */
  readonly yardstick: string;
}

export interface Throughput extends Pick<Asker, "name" | "callers" | "yardstick"> {
  readonly workload: string;
  /** Queries per second, one figure a round. */
  readonly rates: readonly number[];
  /** As shares of the yardstick's in the same round. */
  readonly ratios: readonly number[];
}

export interface ThroughputSetup {
  /** By the name that is printed. */
  readonly served: Readonly<Record<string, ServedDatabase>>;
  readonly rounds: number;
  /** Real milliseconds that each asker gets in each round. */
  readonly sliceMs: number;
}

const poolSize = 10;

/** Where a database of its own thread is asked through messages, so is the bare one that it is compared with. */
const yardsticks = { here: "bare PGlite", worker: "bare PGlite in a worker" } as const;

/** By the name of the served database. */
const yardstickOf: Readonly<Record<string, string>> = { "same thread": yardsticks.here };

/** Queries per second of bare PGlite and of `pg`, by turns in short slices, so that a busy machine slows all alike. */
export async function measureThroughput({ served, rounds, sliceMs }: ThroughputSetup): Promise<readonly Throughput[]> {
  const bare = await openBareDatabase(seedSql);
  const worker = await openBareWorker(seedSql);
  const { here, worker: apart } = yardsticks;
  const askers: Asker[] = [
    { name: here, yardstick: here, callers: 1, ask: (sql, values) => bare.query(sql, [...values]) },
    { name: apart, yardstick: apart, callers: 1, ask: worker.ask },
  ];
  const closings: (() => Promise<void>)[] = [() => bare.close(), worker.close];
  for (const [name, { config }] of Object.entries(served)) {
    const yardstick = yardstickOf[name] ?? apart;
    const client = new Client(config);
    await client.connect();
    const pool = new Pool({ ...config, max: poolSize });
    askers.push({ name, yardstick, callers: 1, ask: (sql, values) => client.query(sql, [...values]) });
    askers.push({ name, yardstick, callers: poolSize, ask: (sql, values) => pool.query(sql, [...values]) });
    closings.push(
      () => client.end(),
      () => pool.end(),
    );
  }
  const results: Throughput[] = [];
  for (const workload of workloads) results.push(...(await compare(askers, workload, rounds, sliceMs)));
  for (const close of closings) await close();
  return results;
}

async function compare(
  askers: readonly Asker[],
  workload: Workload,
  rounds: number,
  sliceMs: number,
): Promise<readonly Throughput[]> {
  const takeRound = async (): Promise<readonly number[]> => {
    const rates: number[] = [];
    for (const asker of askers) rates.push(await rateOf(asker, workload, sliceMs));
    return rates;
  };
  await takeRound(); // warms up
  const perRound: (readonly number[])[] = [];
  for (let round = 0; round < rounds; round += 1) perRound.push(await takeRound());
  return askers.map(({ name, callers, yardstick }, index) => {
    const against = askers.findIndex((asker) => asker.name === yardstick);
    return {
      workload: workload.name,
      name,
      callers,
      yardstick,
      rates: perRound.map((rates) => rates[index] ?? Number.NaN),
      ratios: perRound.map((rates) => (rates[index] ?? Number.NaN) / (rates[against] ?? Number.NaN)),
    };
  });
}

async function rateOf({ callers, ask }: Asker, workload: Workload, sliceMs: number): Promise<number> {
  const startedMs = performance.now();
  let count = 0;
  const call = async (): Promise<void> => {
    while (performance.now() - startedMs < sliceMs) {
      count += 1;
      await workload.run(ask, count);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return (count * 1_000) / (performance.now() - startedMs);
}
