/**
 * `node tools/run.mjs tests/bench/memory/run.ts`: what editing and running again and again leaves in the page's renderer
 * processes, garbage collected, workers and wasm included, beside what an early round left. Exit code 1 where the limit
 * is missed. Drives the built site.
 */
import { resolve } from "node:path";
import { chromium } from "@playwright/test";
import { findBrowser } from "../../../tools/browser.mjs";
import { startServer } from "../../../tools/serve/server.ts";
import limits from "../limits.json" with { type: "json" };
import { printFigures } from "../postgres/figures.ts";
import { describeReading, toMegabytes } from "./describe-reading.ts";
import { openRounds } from "./edit-and-run.ts";
import { type MemoryReading, readMemory } from "./read-memory.ts";
import { findObstacle } from "./renderers.ts";
import { attachToTargets } from "./targets.ts";

const { rounds, baseRound, atMost } = limits.memory;
const readEvery = 10;
const runLimitMs = 10 * 60_000;

/** The readings by their round. */
async function measure(): Promise<ReadonlyMap<number, MemoryReading>> {
  const root = resolve(import.meta.dirname, "../../../dist");
  const server = await startServer({ root, port: 4398, host: "127.0.0.1", portsToTry: 10 });
  const { kind, launchOptions } = await findBrowser();
  // A browser of its own: the renderers of another page would be taken for this one's.
  const browser = await chromium.launch(launchOptions);
  const readings = new Map<number, MemoryReading>();
  try {
    const context = await browser.newContext({ baseURL: server.url.replace(/\/$/, "") });
    const page = await context.newPage();
    const targets = await attachToTargets(await context.newCDPSession(page));
    const browserSession = await browser.newBrowserCDPSession();
    const runRound = await openRounds(page);
    console.log(`browser: ${kind} ${browser.version()}; resident megabytes of the page's renderers, garbage collected`);
    for (let round = 1; round <= rounds; round += 1) {
      await runRound(round);
      if (round % readEvery !== 0 && round !== baseRound && round !== rounds) continue;
      const reading = await readMemory(browserSession, targets.list);
      readings.set(round, reading);
      console.log(`round ${String(round).padStart(3)}  ${describeReading(reading)}`);
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return readings;
}

const obstacle = findObstacle();
if (obstacle) console.log(`SKIPPED memory: ${obstacle}`);
else {
  const tooLong = setTimeout(() => {
    throw new Error(`the rounds did not end within ${runLimitMs / 60_000} minutes`);
  }, runLimitMs);
  const readings = await measure();
  clearTimeout(tooLong);
  const last = readings.get(rounds)?.residentBytes ?? Number.NaN;
  const base = readings.get(baseRound)?.residentBytes ?? Number.NaN;
  const held = printFigures([
    {
      name: `memory after ${rounds} edits and runs, to that after ${baseRound}`,
      value: `${toMegabytes(last)} to ${toMegabytes(base)} MB`,
      measured: last / base,
      atMost,
    },
  ]);
  process.exitCode = held ? 0 : 1;
}
