/**
 * `npm run bench -- start`: how long a reader waits, as ratios of a bare `PGlite.create` measured in the same run, for
 * machines differ and are shared. Prints the median of each with its spread; exit code 1 where a limit is missed. Drives
 * the built site.
 */
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { chromium } from "@playwright/test";
import { findBrowser } from "../../../tools/browser.mjs";
import { startServer } from "../../../tools/serve/server.ts";
import limits from "../limits.json" with { type: "json" };
import { openWarm, type Site, timeBare, timeCold } from "../measure.ts";

const dist = resolve(import.meta.dirname, "../../../dist");

function findAsset(pattern: RegExp): string {
  const name = readdirSync(resolve(dist, "_astro")).find((candidate) => pattern.test(candidate));
  if (!name) throw new Error(`dist/_astro has nothing like ${pattern}: run "npm run build" first`);
  return `/_astro/${name}`;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function report(name: string, values: readonly number[], bareMs: number, limit: number): boolean {
  const ratio = median(values) / bareMs;
  const spread = `${Math.round(Math.min(...values))}-${Math.round(Math.max(...values))}`;
  const verdict = ratio <= limit ? "holds" : "MISSED";
  console.log(
    `${name.padEnd(9)} ${String(Math.round(median(values))).padStart(6)} ms  (${spread})  ratio ${ratio.toFixed(3)}  limit ${limit}  ${verdict}`,
  );
  return ratio <= limit;
}

const server = await startServer({ root: dist, port: 4398, host: "127.0.0.1", portsToTry: 10 });
const site: Site = {
  url: server.url.replace(/\/$/, ""),
  assets: {
    wasm: findAsset(/^pglite[.-].*\.wasm$/),
    fsBundle: findAsset(/^pglite[.-].*\.data$/),
    dataDirectory: findAsset(/^data-directory.*\.tar$/),
  },
};
const { kind, launchOptions } = await findBrowser();
const browser = await chromium.launch(launchOptions);
const figures = {
  bare: [] as number[],
  cold: [] as number[],
  embedded: [] as number[],
  restart: [] as number[],
  checks: [] as number[],
};
const warm = await openWarm(browser, site);
await warm.restart();
for (let round = 0; round < limits.rounds; round += 1) {
  figures.bare.push(await timeBare(browser, site));
  figures.cold.push(await timeCold(browser, site, "auto"));
  figures.embedded.push(await timeCold(browser, site, "embedded"));
  figures.restart.push(await warm.restart());
  figures.checks.push(await warm.checks());
}
await warm.close();
await browser.close();
await server.close();

const bareMs = median(figures.bare);
const coldMs = median(figures.cold);
console.log(`browser: ${kind}; ${limits.rounds} rounds, medians (least-most)`);
console.log(
  `bare      ${String(Math.round(bareMs)).padStart(6)} ms  (${Math.round(Math.min(...figures.bare))}-${Math.round(Math.max(...figures.bare))})`,
);
const held = [
  report("cold", figures.cold, bareMs, limits.ratios.cold),
  report("on auto", figures.cold, median(figures.embedded), limits.ratios.autoToEmbedded),
  report("restart", figures.restart, coldMs, limits.ratios.restart),
  report("checks", figures.checks, coldMs, limits.ratios.checks),
];
process.exitCode = held.every(Boolean) ? 0 : 1;
