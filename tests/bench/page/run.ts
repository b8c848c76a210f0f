/**
 * `node tools/run.mjs tests/bench/page/run.ts`: frames a second of a whole lesson page (editor, gauge, timeline, tiles,
 * log) while 30 lanes serve 300 sockets and some 5,000 events a second come in, beside the same page with its server
 * paused, at full speed and with the page's processor slowed down four times. Exit code 1 where a limit is missed. Drives
 * the built site.
 */
import { resolve } from "node:path";
import { chromium } from "@playwright/test";
import { findBrowser } from "../../../tools/browser.mjs";
import { startServer } from "../../../tools/serve/server.ts";
import limits from "../limits.json" with { type: "json" };
import { openBusyLesson } from "./busy-lesson.ts";

const { rounds, sliceMs, atLeast, atMost } = limits.page;
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
let held = true;

function report(name: string, value: string, holds: boolean, limit: string): void {
  held &&= holds;
  console.log(`${name.padEnd(34)} ${value.padEnd(34)} limit ${limit.padEnd(10)} ${holds ? "holds" : "MISSED"}`);
}

const root = resolve(import.meta.dirname, "../../../dist");
const server = await startServer({ root, port: 4397, host: "127.0.0.1", portsToTry: 10 });
const { kind, launchOptions } = await findBrowser();
const browser = await chromium.launch(launchOptions);
try {
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  const lesson = await openBusyLesson(page);
  const devtools = await context.newCDPSession(page);
  const events = await lesson.countEvents(sliceMs);
  console.log(`browser: ${kind} ${browser.version()}; ${rounds} rounds of ${sliceMs} ms, medians`);
  report(
    "events a second",
    Math.round(events).toLocaleString("en"),
    events >= atLeast.eventsPerSecond,
    `>= ${atLeast.eventsPerSecond}`,
  );
  for (const rate of [1, 4] as const) {
    await devtools.send("Emulation.setCPUThrottlingRate", { rate });
    const [shares, rates, longest]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < rounds; round += 1) {
      const still = await lesson.countFrames("paused", sliceMs);
      const busy = await lesson.countFrames("running", sliceMs);
      shares.push(busy.fps / still.fps);
      rates.push(busy.fps);
      longest.push(busy.longestTaskMs);
    }
    const least = rate === 1 ? atLeast.frameShare : atLeast.frameShareSlowed;
    const share = median(shares);
    report(
      `frames, processor at 1/${rate}`,
      `${share.toFixed(2)} (${median(rates).toFixed(0)} a second)`,
      share >= least,
      `>= ${least}`,
    );
    const task = median(longest);
    report(
      `longest task, processor at 1/${rate}`,
      `${Math.round(task)} ms`,
      task <= atMost.taskMs,
      `${atMost.taskMs} ms`,
    );
  }
} finally {
  await browser.close();
  await server.close();
}
process.exitCode = held ? 0 : 1;
