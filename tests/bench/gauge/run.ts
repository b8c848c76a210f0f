/**
 * `node tools/run.mjs tests/bench/gauge/run.ts`: frames a second of the gauge with 30 lanes, 300 sockets and 5,000 events
 * a second beside an empty frame loop's in the same page, at full speed and with the processor slowed down four times,
 * and what 5,000 events cost to fold and draw beside `JSON.parse`. Exit code 1 where a limit is missed.
 */
import { chromium } from "@playwright/test";
import { findBrowser } from "../../../tools/browser.mjs";
import { startServer } from "../../../tools/serve/server.ts";
import { buildPage } from "../../visual/build-page.ts";
import { reportFrameRates, reportLimit } from "../frame-rates.ts";
import limits from "../limits.json" with { type: "json" };

const { rounds, sliceMs, atMost } = limits.gauge;
/** Times of a millisecond, of which another process's turn makes ten: the quicker quarter is the page's own. */
const quick = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 4)] ?? Number.NaN;

const root = await buildPage("tests/bench/gauge/bench-page.tsx", "bench");
const server = await startServer({ root, port: 4395, host: "127.0.0.1", portsToTry: 10 });
const { kind, launchOptions } = await findBrowser();
const browser = await chromium.launch(launchOptions);
let held = true;

try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(server.url);
  await page.waitForFunction(() => "gaugeBench" in window);
  const devtools = await page.context().newCDPSession(page);
  console.log(`browser: ${kind} ${browser.version()}; ${rounds} rounds of ${sliceMs} ms, medians`);
  const count = (loaded: boolean) =>
    page.evaluate(([ms, load]) => window.gaugeBench.countFrames(ms, load), [sliceMs, loaded] as const);
  held = (await reportFrameRates(devtools, count, limits.gauge)) && held;
  const times: Awaited<ReturnType<typeof window.gaugeBench.timeOnce>>[] = [];
  for (let round = 0; round < 25; round += 1) times.push(await page.evaluate(() => window.gaugeBench.timeOnce()));
  const parse = quick(times.map(({ parseMs }) => parseMs));
  const fold = quick(times.map(({ foldMs }) => foldMs));
  const draw = quick(times.map(({ drawMs }) => drawMs));
  const holds = reportLimit(
    "fold and draw to JSON.parse",
    `${fold.toFixed(1)} + ${draw.toFixed(1)} to ${parse.toFixed(1)} ms, ${((fold + draw) / parse).toFixed(2)}`,
    (fold + draw) / parse <= atMost.drawToParse,
    `<= ${atMost.drawToParse}`,
  );
  held &&= holds;
} finally {
  await browser.close();
  await server.close();
}
process.exitCode = held ? 0 : 1;
