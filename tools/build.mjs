/**
 * `npm run build [-- --out FOLDER] [-- --without-assets]`: everything from source to a folder any static host can carry.
 * Without assets it takes what `generated/` holds.
 *
 * Steps: the database's data directory, the packed sandboxes, the server-worker runtime, the take-home copy, Astro, the
 * links, the search index, the headers file, Brotli. A step prints one line when it ends; the first that fails ends the
 * build.
 */
import { existsSync } from "node:fs";
import { utimes, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildFactsFile, readBasePath } from "./build/base-path.ts";
import { compressFolder } from "./build/compress.ts";
import { fillHeadersFile } from "./build/headers.ts";
import { checkLinks } from "./build/links/check-links.ts";
import { checkMeta } from "./build/meta/check-meta.ts";
import { buildServiceWorker } from "./build/offline/build-service-worker.ts";
import { buildSearchIndex } from "./build/search-index.ts";
import { areAssetsStale, assetsStamp } from "./build/stale.ts";
import { writeHostConfigs } from "./hosting/write-host-configs.ts";
import { runTool } from "./run.mjs";

const projectRoot = resolve(fileURLToPath(import.meta.url), "../..");
const brotliCache = join(projectRoot, "node_modules/.cache/brotli");
const base = readBasePath(process.env.BASE_PATH);

async function runScript(script) {
  if (!existsSync(join(projectRoot, script)))
    throw new Error(`${script} is missing, and the build cannot do without it.`);
  await runOrThrow(script);
}

async function runOrThrow(tool, args) {
  const code = await runTool(tool, args);
  if (code !== 0) throw new Error(`${tool} ended with exit code ${code}.`);
}

async function buildPages(dist) {
  await runOrThrow("astro", ["build", "--silent", "--outDir", dist]);
  return base && `for ${base}/`;
}

async function holdLinks(dist) {
  const { pages, links, problems } = await checkLinks(dist, base);
  if (problems.length > 0) throw new Error(`links that lead nowhere:\n  ${problems.slice(0, 40).join("\n  ")}`);
  return `${links} in ${pages} pages`;
}

async function holdMeta(dist) {
  const host = process.env.SITE_URL && new URL(process.env.SITE_URL).origin;
  const { pages, pictures, problems } = await checkMeta({ dist, base, host });
  if (problems.length > 0) throw new Error(`heads that do not hold:\n  ${problems.slice(0, 40).join("\n  ")}`);
  return `${pages} pages, ${pictures} pictures`;
}

const assetSteps = [
  { name: "data directory", run: () => runScript("tools/build/data-directory.mjs") },
  { name: "sandboxes", run: () => runScript("tools/build/sandboxes.mjs") },
  { name: "server runtime", run: () => runScript("tools/build/runtime.mjs") },
  { name: "take-home copy", run: () => runScript("tools/build/take-home.mjs") },
];
const siteSteps = [
  { name: "pages", run: buildPages },
  { name: "links", run: holdLinks },
  { name: "heads", run: holdMeta },
  { name: "search index", run: (dist) => buildSearchIndex({ projectRoot, dist }) },
  { name: "headers", run: (dist) => fillHeadersFile({ dist, generated: join(projectRoot, "generated"), base }) },
  { name: "hosts", run: (dist) => writeHostConfigs({ projectRoot, dist, base }) },
  { name: "compression", run: (dist) => compressFolder({ folder: dist, cache: brotliCache }) },
  { name: "offline", run: (dist) => buildServiceWorker({ projectRoot, dist, base, cache: brotliCache }) },
];

async function runSteps(steps, dist) {
  for (const { name, run } of steps) {
    const startedAt = performance.now();
    const note = await run(dist);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`build  ${name.padEnd(15)} ${seconds.padStart(5)} s${note ? `  ${note}` : ""}`);
  }
}

/** What the pages need before Astro runs: it goes to `generated/`, which is not kept in git. Nothing where it is up to date. */
export async function buildAssets() {
  if (!areAssetsStale(projectRoot)) return console.log("build  assets           0.0 s  up to date");
  const begunAt = new Date();
  await runSteps(assetSteps);
  const stamp = assetsStamp(projectRoot);
  await writeFile(stamp, "");
  await utimes(stamp, begunAt, begunAt);
}

/** The site, into `dist`. Throws on the first step that fails. */
export async function buildSite({ dist = join(projectRoot, "dist"), withAssets = true } = {}) {
  if (withAssets) await buildAssets();
  await runSteps(siteSteps, dist);
  // Last, for it tells a running server that the site is whole.
  await writeFile(join(dist, buildFactsFile), JSON.stringify({ base }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { values } = parseArgs({
      options: { out: { type: "string", default: "dist" }, "without-assets": { type: "boolean", default: false } },
    });
    await buildSite({ dist: resolve(projectRoot, values.out), withAssets: !values["without-assets"] });
  } catch (error) {
    console.error(`build  failed: ${error.message}`);
    process.exitCode = 1;
  }
}
