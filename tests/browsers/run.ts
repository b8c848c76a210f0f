/** `npm run test:browsers [-- firefox|webkit]`: the built site in the browsers that are installed here beside Chromium. */
import { resolve } from "node:path";
import { startServer } from "../../tools/serve/server.ts";
import { type DrivenBrowser, NotHere } from "./drivers/driven-browser.ts";
import { openFirefox } from "./drivers/firefox.ts";
import { openWebKit } from "./drivers/webkit.ts";
import { LessonInBrowser } from "./lesson-in-browser.ts";
import { type SmokeCheck, smokeChecks } from "./smoke-checks.ts";

interface Candidate {
  readonly open: () => Promise<DrivenBrowser>;
  /** Why it cannot run a lesson's server, where it cannot; the check of that claim fails once it can. */
  readonly refuses?: string;
}

const browsers: Readonly<Record<string, Candidate>> = {
  firefox: { open: openFirefox },
  webkit: { open: openWebKit, refuses: "WebKit loads no blob worker in an opaque frame of an isolated page" },
};

/** Longest time of one claim: several editors and databases may have to load on a busy machine. */
const checkLimitMs = 180_000;

const counts = { passed: 0, failed: 0, skipped: 0 };

/** Each claim has a browser of its own: nothing is kept from one to the next. */
async function hold(open: () => Promise<DrivenBrowser>, origin: string, { claim, run }: SmokeCheck): Promise<void> {
  const browser = await open();
  const { promise: elapsed, reject } = Promise.withResolvers<never>();
  const limit = setTimeout(() => reject(new Error(`took longer than ${checkLimitMs / 1_000} s`)), checkLimitMs);
  const startedMs = performance.now();
  try {
    await Promise.race([run(new LessonInBrowser(browser, origin)), elapsed]);
    counts.passed += 1;
    console.log(`passed  ${browser.version}: ${claim} (${((performance.now() - startedMs) / 1_000).toFixed(1)} s)`);
  } catch (error) {
    counts.failed += 1;
    console.log(`FAILED  ${browser.version}: ${claim}: ${error instanceof Error ? error.message : error}`);
  } finally {
    clearTimeout(limit);
    await browser.dispose();
  }
}

function skip(what: string, why: string) {
  counts.skipped += 1;
  console.log(`SKIPPED ${what}: ${why}`);
}

async function tryBrowser(name: string, { open, refuses }: Candidate, origin: string): Promise<void> {
  try {
    for (const check of smokeChecks) {
      if (check.server === "refused" && !refuses) continue;
      if (check.server === "runs" && refuses) skip(`${name}, ${check.claim}`, refuses);
      else await hold(open, origin, check);
    }
  } catch (error) {
    if (!(error instanceof NotHere)) throw error;
    skip(name, error.message);
  }
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in browsers));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(", ")} here. Known: ${Object.keys(browsers).join(", ")}.`);
  process.exit(2);
}
const server = await startServer({ root: resolve("dist"), port: Number(process.env.E2E_PORT ?? 0) });
try {
  for (const [name, candidate] of Object.entries(browsers))
    if (wanted.length === 0 || wanted.includes(name)) await tryBrowser(name, candidate, server.url);
} finally {
  await server.close();
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 ? 1 : 0;
