/** Parts the built site into what every visit keeps for reading offline, and what the background keeps for the sandboxes. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import type { CourseFile, OfflineFiles, PageFile } from "../../../src/site/offline/offline-files.ts";

/** Scripts above this are the editor and the database: kept when a sandbox needs them. */
const LARGE_SCRIPT_BYTES = 200_000;

const pageTypes = new Set(".html .css .woff2 .svg .webmanifest .js .json".split(" "));
const courseTypes = new Set(".js .mjs .json .wasm .data .tar .txt .ttf .md".split(" "));

/** The server of a WebContainer is of no use without StackBlitz. */
const needsNetwork = /^_astro\/container-server\./;

/** Bundled by name and content, so that the name is the version. */
const isNamedByContent = (path: string): boolean => path.startsWith("_astro/");

export interface ListedFiles extends OfflineFiles {
  readonly pagesTransferBytes: number;
}

/** @param base of the site, `""` or `/x`; `folder` is compressed already */
export async function listFiles(folder: string, base: string): Promise<ListedFiles> {
  const headers = await readFile(join(folder, "_headers"), "utf8");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join("/"),
    )
    .sort();
  const pages: PageFile[] = [];
  const course: CourseFile[] = [];
  let pagesTransferBytes = 0;
  for (const path of paths) {
    const tier = await tierOf(path, join(folder, path));
    if (tier === "none") continue;
    const url = `${base}/${path.replace(/(^|\/)index\.html$/, "$1")}`;
    const transferBytes = await transferred(join(folder, path));
    if (tier === "course") course.push({ url, transferBytes, storedBytes: (await stat(join(folder, path))).size });
    else {
      pagesTransferBytes += transferBytes;
      // A kept answer keeps its headers, so a page is new when they are.
      const revision = isNamedByContent(path) ? null : digest(headers + (await readFile(join(folder, path), "latin1")));
      pages.push({ url, revision });
    }
  }
  return { pages, course, pagesTransferBytes };
}

async function tierOf(path: string, file: string): Promise<"pages" | "course" | "none"> {
  const type = extname(path);
  if (path.startsWith("_") && !isNamedByContent(path)) return "none";
  if (needsNetwork.test(path) || ["sw.js", "vercel.json"].includes(path)) return "none";
  if (path.startsWith("pagefind/")) return [".br", ".gz"].includes(type) ? "none" : "pages";
  const isSmall = type !== ".js" || (await stat(file)).size <= LARGE_SCRIPT_BYTES;
  if (pageTypes.has(type) && isSmall) return "pages";
  return isNamedByContent(path) && courseTypes.has(type) ? "course" : "none";
}

async function transferred(file: string): Promise<number> {
  return (await stat(existsSync(`${file}.br`) ? `${file}.br` : file)).size;
}

export const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 20);
