/** What the small server is asked beside the files of the site. A static host knows none of it, and says so by 404. */
import { type Lan, lanSchema, shortLinkSchema } from "../../contract/lan.ts";
import { lanPath, shortLinksPath } from "../../contract/lan-paths.ts";
import { sitePath } from "../../site/site-path.ts";

/** Real milliseconds for an answer. */
const answerLimitMs = 4_000;

/** How others find this site; null where the host does not say. */
export async function readLan(signal: AbortSignal): Promise<Lan | null> {
  // Only the small server has the file, and it never speaks HTTPS.
  if (location.protocol !== "http:") return null;
  return ask(lanPath, { cache: "no-store", signal }, (json) => lanSchema.parse(json));
}

/** The short address of a page of this site, by the same origin; null where the server takes none. */
export async function shorten(url: string, signal: AbortSignal): Promise<string | null> {
  const { origin, pathname, search, hash } = new URL(url);
  const base = sitePath("/").slice(0, -1);
  if (!pathname.startsWith(`${base}/`)) return null;
  const path = pathname.slice(base.length) + search + hash;
  const headers = { "Content-Type": "application/json" };
  const link = await ask(shortLinksPath, { method: "POST", headers, body: JSON.stringify({ path }), signal }, (json) =>
    shortLinkSchema.parse(json),
  );
  return link && origin + base + link.path;
}

async function ask<T>(
  path: `/${string}`,
  init: RequestInit & { readonly signal: AbortSignal },
  parse: (json: unknown) => T,
): Promise<T | null> {
  const signal = AbortSignal.any([init.signal, AbortSignal.timeout(answerLimitMs)]);
  try {
    const response = await fetch(sitePath(path), { ...init, signal });
    return response.ok ? parse(await response.json()) : null;
  } catch (error) {
    // Another server's page under that name, or no answer in time: for an invitation the same as none.
    if (!init.signal.aborted) console.info(`${path} was not answered.`, error);
    return null;
  }
}
