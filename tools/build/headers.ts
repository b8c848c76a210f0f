/** Completes `dist/_headers`: the content security policy needs the hash of each inline script that was built. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const INLINE_HASHES = "{inline-script-hashes}";
const FRAME_HASH = "{frame-script-hash}";

/** CSP source expression of an inline script's exact text. */
export function toScriptHash(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}

/** Hashes of the inline scripts of a page that a browser would execute; data blocks (`type="application/json"`) are none. */
export function inlineScriptHashes(html: string): string[] {
  const hashes: string[] = [];
  for (const [, attributes = "", text = ""] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)) {
    const type = /\btype="([^"]*)"/.exec(attributes)?.[1] ?? "";
    const executable = ["", "module", "text/javascript", "importmap"].includes(type);
    if (executable && !/\bsrc=/.test(attributes) && text !== "") hashes.push(toScriptHash(text));
  }
  return hashes;
}

/** Fills the placeholders of a `_headers` text. */
export function fillPlaceholders(text: string, hashes: ReadonlySet<string>, frameHash: string): string {
  return text
    .replaceAll(INLINE_HASHES, [...hashes].sort().join(" "))
    .replaceAll(FRAME_HASH, frameHash)
    .replace(/[ \t]+;/g, ";");
}

/** Puts the paths of a `_headers` text below the folder that the site is built for. */
export const movePaths = (text: string, base: string): string => text.replace(/^\//gm, `${base}/`);

export interface HeadersOptions {
  readonly dist: string;
  readonly generated: string;
  readonly base: string;
}

/** Reads the built pages and `generated/runtime/frame-hash.txt` (the sandbox frame's script, as `sha256-…`). */
export async function fillHeadersFile({ dist, generated, base }: HeadersOptions): Promise<string> {
  const pages = (await readdir(dist, { recursive: true })).filter((path) => path.endsWith(".html"));
  const hashes = new Set<string>();
  for (const page of pages)
    for (const hash of inlineScriptHashes(await readFile(join(dist, page), "utf8"))) hashes.add(hash);
  const frameHashPath = join(generated, "runtime/frame-hash.txt");
  const frameHash = existsSync(frameHashPath) ? quoted(await readFile(frameHashPath, "utf8")) : "";
  const headersPath = join(dist, "_headers");
  const text = movePaths(await readFile(headersPath, "utf8"), base);
  await writeFile(headersPath, fillPlaceholders(text, hashes, frameHash));
  return `${pages.length} pages, ${hashes.size} inline scripts`;
}

function quoted(hash: string): string {
  const bare = hash.trim().replaceAll("'", "");
  if (!/^sha256-[A-Za-z0-9+/]{43}=$/.test(bare))
    throw new Error(`generated/runtime/frame-hash.txt: expected "sha256-<base64>", found "${bare.slice(0, 60)}"`);
  return `'${bare}'`;
}
