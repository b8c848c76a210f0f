/** Writes `dist/sw.js`, which knows this build's files, and `dist/offline.json`, from which the page tells their size. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { OfflineFiles, OfflineSizes } from "../../../src/site/offline/offline-files.ts";
import { compressFile } from "../compress.ts";
import { digest, listFiles } from "./list-files.ts";

export interface ServiceWorkerOptions {
  readonly projectRoot: string;
  /** Built and compressed. */
  readonly dist: string;
  readonly base: string;
  /** Of compressed copies. */
  readonly cache: string;
}

/** Resolves to a line for the log. */
export async function buildServiceWorker({ projectRoot, dist, base, cache }: ServiceWorkerOptions): Promise<string> {
  const sizesPath = join(dist, "offline.json");
  const listed = await listFiles(dist, base);
  const { course, pagesTransferBytes } = listed;
  const sizes = JSON.stringify({ pagesTransferBytes, course } satisfies OfflineSizes);
  await writeFile(sizesPath, sizes);
  const sizesUrl = `${base}/offline.json`;
  const revision = digest((await readFile(join(dist, "_headers"), "utf8")) + sizes);
  const pages = [...listed.pages.filter(({ url }) => url !== sizesUrl), { url: sizesUrl, revision }];
  const workerPath = join(dist, "sw.js");
  await build({
    absWorkingDir: projectRoot,
    entryPoints: ["src/site/offline/service.worker.ts"],
    outfile: workerPath,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    logLevel: "warning",
    define: {
      OFFLINE_FILES: JSON.stringify({ pages, course } satisfies OfflineFiles),
      "process.env.NODE_ENV": '"production"',
    },
  });
  for (const path of [sizesPath, workerPath]) await compressFile(path, cache);
  const courseBytes = course.reduce((sum, { transferBytes }) => sum + transferBytes, 0);
  return `${pages.length} files, ${toMegabytes(pagesTransferBytes)} MB by a visit; ${course.length}, ${toMegabytes(courseBytes)} MB in the background`;
}

const toMegabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
