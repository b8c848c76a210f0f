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
import { reportFrameRates, reportLimit } from "../frame-rates.ts";
import limits from "../limits.json" with { type: "json" };
import { openBusyLesson } from "./busy-lesson.ts";

const { rounds, sliceMs, atLeast } = limits.page;
let held = true;

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
  held = reportLimit(
    "events a second",
    Math.round(events).toLocaleString("en"),
    events >= atLeast.eventsPerSecond,
    `>= ${atLeast.eventsPerSecond}`,
  );
  const count = (isAtWork: boolean) => lesson.countFrames(isAtWork ? "running" : "paused", sliceMs);
  held = (await reportFrameRates(devtools, count, limits.page)) && held;
} finally {
  await browser.close();
  await server.close();
}
process.exitCode = held ? 0 : 1;
