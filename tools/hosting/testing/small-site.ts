/** A built site in small, with the files that a host is asked for. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { buildFactsFile } from "../../build/base-path.ts";
import { fillPlaceholders, inlineScriptHashes, movePaths } from "../../build/headers.ts";
import { writeHostConfigs } from "../write-host-configs.ts";

const projectRoot = resolve(import.meta.dirname, "../../..");

export interface SmallSite {
  /** What stands for `dist/`. */
  readonly folder: string;
  remove(): void;
}

export async function writeSmallSite(base: string): Promise<SmallSite> {
  const folder = mkdtempSync(join(tmpdir(), "host-"));
  const page = `<script>theme()</script><script type="module" src="${base}/_astro/a.H.js"></script>`.padEnd(2000);
  const files = {
    "index.html": page,
    "lessons/a/index.html": page,
    "404.html": page,
    "_astro/a.H.js": "export {};".padEnd(2000),
    "_astro/pglite.H.wasm": "\0asm".padEnd(2000),
    "manifest.webmanifest": "{}",
    "sw.js": "self",
    "offline.json": JSON.stringify({ course: [{ url: `${base}/_astro/pglite.H.wasm` }] }),
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text));
  }
  const template = movePaths(readFileSync(join(projectRoot, "public/_headers"), "utf8"), base);
  writeFileSync(join(folder, "_headers"), fillPlaceholders(template, new Set(inlineScriptHashes(page)), ""));
  writeFileSync(join(folder, buildFactsFile), JSON.stringify({ base }));
  await writeHostConfigs({ projectRoot, dist: folder, base });
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
