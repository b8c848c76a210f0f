/** Holds the built site to its own links: each leads to a file of the site, below the folder it is built for. */
import { readdir, readFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { anchorsOfPage, linksOfPage, linksOfStyles, rootedPathsOfScript } from "./find-links.ts";

export interface LinkReport {
  readonly pages: number;
  readonly links: number;
  /** One line a link that leads nowhere, or out of the site's folder. */
  readonly problems: readonly string[];
}

/** Names that appear only as marks for a script, never as an element of the page. */
const scriptedAnchors = /^(?:s=|check-|at-|moment-)/;

/** Reads all pages, style sheets and scripts of `folder`, which will be served below `base` (`""` or `/x`). */
export async function checkLinks(folder: string, base: string): Promise<LinkReport> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, string>();
  for (const entry of entries)
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name);
      files.set(
        `/${path
          .slice(folder.length + 1)
          .split(sep)
          .join("/")}`,
        path,
      );
    }
  const folders = [...new Set([...files.keys()].map((path) => path.split("/")[1] ?? ""))].filter(
    (name) => !name.includes(".") || name === "_astro",
  );
  const read = (path: string) => readFile(files.get(path) ?? "", "utf8");
  const pages = [...files.keys()].filter((path) => path.endsWith(".html"));
  const texts = new Map(await Promise.all(pages.map(async (path) => [path, await read(path)] as const)));
  const anchors = new Map([...texts].map(([path, html]) => [path, anchorsOfPage(html)]));

  let links = 0;
  const problems = new Set<string>();
  const follow = (from: string, target: string) => {
    links++;
    const problem = problemOf(from, target, { base, files, anchors });
    if (problem) problems.add(`${from}: ${target} ${problem}`);
  };
  for (const [path, html] of texts) for (const target of linksOfPage(html)) follow(path, target);
  for (const path of files.keys()) {
    const type = extname(path);
    if (type === ".css") for (const target of linksOfStyles(await read(path))) follow(path, target);
    if (base !== "" && (type === ".js" || type === ".mjs"))
      for (const target of rootedPathsOfScript(await read(path), folders))
        if (!target.startsWith(`${base}/`)) problems.add(`${path}: the script names ${target}, outside ${base}/`);
  }
  return { pages: pages.length, links, problems: [...problems] };
}

interface Site {
  readonly base: string;
  readonly files: ReadonlyMap<string, string>;
  readonly anchors: ReadonlyMap<string, ReadonlySet<string>>;
}

/** An origin that no page names, so that an address of the site keeps it and any other does not. */
const origin = "http://site.invalid";

function problemOf(from: string, target: string, { base, files, anchors }: Site): string | undefined {
  const page = `${base}${from.replace(/index\.html$/, "")}`;
  const url = URL.canParse(target, origin + page) ? new URL(target, origin + page) : undefined;
  if (!url) return "is no address";
  if (url.origin !== origin) return undefined;
  if (!url.pathname.startsWith(`${base}/`)) return `leads out of ${base}/: use sitePath()`;
  const path = decodeURI(url.pathname.slice(base.length));
  const file = path.endsWith("/") ? `${path}index.html` : path;
  if (!files.has(file)) return files.has(`${path}/index.html`) ? "lacks the slash at its end" : "is not in the site";
  const anchor = decodeURIComponent(url.hash.slice(1));
  if (anchor === "" || scriptedAnchors.test(anchor)) return undefined;
  return anchors.get(file)?.has(anchor) ? undefined : `names #${anchor}, which that page has not`;
}
