/** Holds the built site to what its pages tell systems and searchers: pictures, icons, manifest, list of pages. */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { pngSize } from "./png-size.ts";
import { type PageHead, readHead } from "./read-head.ts";

export interface MetaOptions {
  readonly dist: string;
  /** Of the site, `""` or `/x`. */
  readonly base: string;
  /** The host's public address; without one pages name no picture, and there is no sitemap. */
  readonly host: string | undefined;
}

export interface MetaReport {
  readonly pages: number;
  readonly pictures: number;
  readonly problems: readonly string[];
}

const appleIconSize = "180x180";

export async function checkMeta({ dist, base, host }: MetaOptions): Promise<MetaReport> {
  const problems: string[] = [];
  const heads = await readHeads(dist);
  const sizes = new Map<string, string | undefined>();
  /** Says what is wrong with a picture of the site, once looked at. */
  const holdPicture = async (where: string, path: string, wanted: string) => {
    if (!path.startsWith(`${base}/`)) {
      problems.push(`${where}: ${path} is outside ${base}/`);
      return;
    }
    const file = join(dist, path.slice(base.length));
    if (!sizes.has(path)) sizes.set(path, existsSync(file) ? pngSize(await readFile(file)) : "missing");
    const size = sizes.get(path);
    if (size !== wanted) problems.push(`${where}: ${path} is ${size ?? "no PNG"}, not ${wanted}`);
  };

  for (const [page, { metas, links }] of heads) {
    if (!metas.get("description")) problems.push(`${page}: has no description`);
    await holdPicture(page, links.get("apple-touch-icon") ?? "no icon", appleIconSize);
    if (links.get("manifest") !== `${base}/manifest.webmanifest`) problems.push(`${page}: names no manifest`);
    if (!host) continue;
    const stated = `${metas.get("og:image:width")}x${metas.get("og:image:height")}`;
    await holdPicture(page, withoutHost(metas.get("og:image") ?? "no picture", host), stated);
    const address = `${host}${base}${page}`;
    if (links.get("canonical") !== address) problems.push(`${page}: its canonical address is not ${address}`);
  }
  const manifest = JSON.parse(await readFile(join(dist, "manifest.webmanifest"), "utf8"));
  for (const { src, sizes: wanted, type } of manifest.icons)
    if (type === "image/png") await holdPicture("manifest", src, wanted);
    else if (!existsSync(join(dist, src.slice(base.length)))) problems.push(`manifest: ${src} is missing`);
  if (host) problems.push(...(await sitemapProblems(dist, heads, `${host}${base}`)));
  return { pages: heads.size, pictures: sizes.size, problems };
}

const withoutHost = (address: string, host: string): string =>
  address.startsWith(`${host}/`) ? address.slice(host.length) : address;

/** By address below the site's folder. What is answered in place of a missing page has no address. */
async function readHeads(dist: string): Promise<Map<string, PageHead>> {
  const names = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith("index.html")).sort();
  const read = async (name: string) => {
    const page = `/${name
      .split(sep)
      .join("/")
      .replace(/index\.html$/, "")}`;
    return [page, readHead(await readFile(join(dist, name), "utf8"))] as const;
  };
  return new Map(await Promise.all(names.map(read)));
}

async function sitemapProblems(dist: string, heads: ReadonlyMap<string, PageHead>, site: string): Promise<string[]> {
  const parts = (await readdir(dist)).filter((name) => /^sitemap-\d+\.xml$/.test(name));
  const text = (await Promise.all(parts.map((name) => readFile(join(dist, name), "utf8")))).join("");
  const listed = new Set([...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = ""]) => address));
  const wanted = new Set(
    [...heads].filter(([, { metas }]) => metas.get("robots") !== "noindex").map(([page]) => site + page),
  );
  const robots = await readFile(join(dist, "robots.txt"), "utf8");
  return [
    ...[...wanted.difference(listed)].map((address) => `sitemap: ${address} is not listed`),
    ...[...listed.difference(wanted)].map((address) => `sitemap: ${address} is no page to be found`),
    ...(robots.includes(`Sitemap: ${site}/sitemap-index.xml\n`) ? [] : ["robots.txt does not name the sitemap"]),
  ];
}
