/**
 * `npm run lighthouse [-- --runs 5] [--path /glossary/]`: the built site under Lighthouse, phone and desktop, the median
 * of some runs of each page against `limits.json`. Lighthouse itself comes by npx, for its hundred packages would burden
 * every `npm ci`.
 */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs, promisify } from "node:util";
import { findBrowser } from "../../tools/browser.mjs";
import { startServer } from "../../tools/serve/server.ts";
import limits from "./limits.json" with { type: "json" };

const LIGHTHOUSE = "lighthouse@13.5.0";
const RUN_LIMIT_MS = 180_000;
const allPaths = ["/", "/lessons/exhaustion/", "/glossary/"];
const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
const forms = { mobile: [], desktop: ["--preset=desktop"] } as const;

type Scores = Record<(typeof categories)[number], number>;
interface Report {
  readonly categories: Record<string, { readonly score: number | null }>;
  readonly audits: Record<string, { readonly numericValue?: number }>;
  readonly runtimeError?: { readonly message: string };
}

const run = promisify(execFile);
const { values } = parseArgs({
  options: { runs: { type: "string", default: "5" }, path: { type: "string", multiple: true, default: allPaths } },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs takes a whole number from 1, not "${values.runs}".`);

const { launchOptions } = await findBrowser();
const folder = await mkdtemp(join(tmpdir(), "watertight-lighthouse-"));

async function measure(url: string, form: keyof typeof forms): Promise<Scores> {
  const output = join(folder, "report.json");
  const flags = ["--headless=new", "--no-sandbox", ...(launchOptions.args ?? [])].join(" ");
  await run(
    "npx",
    [
      "--yes",
      LIGHTHOUSE,
      url,
      "--quiet",
      "--output=json",
      `--output-path=${output}`,
      `--chrome-flags=${flags}`,
      ...forms[form],
    ],
    {
      timeout: RUN_LIMIT_MS,
      cwd: folder,
      env: { ...process.env, ...(launchOptions.executablePath ? { CHROME_PATH: launchOptions.executablePath } : {}) },
    },
  );
  const report = JSON.parse(await readFile(output, "utf8")) as Report;
  if (report.runtimeError) throw new Error(`Lighthouse could not judge ${url}: ${report.runtimeError.message}`);
  const times = [
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
  ];
  console.log(`  ${times.map((name) => `${name} ${report.audits[name]?.numericValue?.toFixed(2)}`).join(", ")}`);
  return Object.fromEntries(categories.map((name) => [name, report.categories[name]?.score ?? 0])) as Scores;
}

/** On a loaded machine Chromium's trace sometimes lacks its beginning; Lighthouse then asks to be run again. */
async function measureOrAgain(url: string, form: keyof typeof forms): Promise<Scores> {
  try {
    return await measure(url, form);
  } catch (error) {
    console.log(`  once more: ${error instanceof Error ? error.message.split("\n").at(-1) : error}`);
    return measure(url, form);
  }
}

const medianOf = (numbers: number[]): number => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const server = await startServer({ root: resolve(import.meta.dirname, "../../dist"), port: 0 });
let tooLow = 0;
try {
  for (const path of values.path) {
    for (const form of Object.keys(forms) as (keyof typeof forms)[]) {
      const all: Scores[] = [];
      for (let index = 0; index < runs; index++) all.push(await measureOrAgain(server.url + path, form));
      for (const name of categories) {
        const median = medianOf(all.map((scores) => scores[name]));
        const low = median < limits[name];
        if (low) tooLow += 1;
        console.log(`lighthouse  ${path}  ${form}  ${name}  ${median}${low ? `, below ${limits[name]}` : ""}`);
      }
    }
  }
} finally {
  await server.close();
  await rm(folder, { recursive: true, force: true });
}
if (tooLow > 0) process.exitCode = 1;
