/**
 * Writes a `.br` and a `.gz` beside every file of the built site that they make smaller. Browsers take Brotli over HTTPS
 * and from localhost alone: in a training room's LAN it is gzip.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

const EXTENSIONS = new Set(
  ".html .css .js .mjs .json .svg .txt .xml .ts .sql .wasm .tar .data .bin .map .webmanifest".split(" "),
);

/** Below this a compressed copy saves less than the request's own headers. */
const SMALLEST_BYTES = 512;

/** Quality 11 runs at about 0.5 MB a second, quality 9 at about 10 MB a second for 3-5 % more bytes. */
const LARGE_BYTES = 2_000_000;

export interface CompressOptions {
  readonly folder: string;
  /** Compressed copies by content hash, so that an unchanged file costs a copy. */
  readonly cache: string;
}

/** Compresses in parallel on all cores. Resolves to a line for the log. */
export async function compressFolder({ folder, cache }: CompressOptions): Promise<string> {
  await mkdir(cache, { recursive: true });
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const queue = entries
    .filter((entry) => entry.isFile() && EXTENSIONS.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name));
  let written = 0;
  const work = async () => {
    for (let path = queue.pop(); path; path = queue.pop()) if (await compressFile(path, cache)) written++;
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return `${written} files`;
}

/** Resolves to whether compressed copies were worth writing. */
export async function compressFile(path: string, cache: string): Promise<boolean> {
  const content = await readFile(path);
  if (content.length < SMALLEST_BYTES) return false;
  const quality = content.length > LARGE_BYTES ? 9 : 11;
  const hash = createHash("sha256").update(content).digest("hex");
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_PARAM_LGWIN } = constants;
  const params = {
    [BROTLI_PARAM_QUALITY]: quality,
    [BROTLI_PARAM_SIZE_HINT]: content.length,
    [BROTLI_PARAM_LGWIN]: 24,
  };
  const copies = [
    { cached: join(cache, `${hash}-${quality}.br`), ending: ".br", compress: () => toBrotli(content, { params }) },
    { cached: join(cache, `${hash}.gz`), ending: ".gz", compress: () => toGzip(content, { level: 9 }) },
  ];
  for (const { cached, ending, compress } of copies) {
    if (!existsSync(cached)) await writeFile(cached, await compress());
    await copyFile(cached, path + ending);
  }
  return true;
}
