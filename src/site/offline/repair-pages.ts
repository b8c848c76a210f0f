/** Fetches again what a browser or a cleaner took of the kept pages. */

export interface PageRepair {
  /** Of each page its address and the name under which this version keeps it, both whole. */
  readonly pages: ReadonlyMap<string, string>;
  readonly cache: Pick<Cache, "keys" | "put">;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly hasNextVersion: () => Promise<boolean>;
  readonly signal: AbortSignal;
}

/** Resolves to how many are still missing. */
export async function repairPages({ pages, cache, fetch, hasNextVersion, signal }: PageRepair): Promise<number> {
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const missing = [...pages].filter(([, name]) => !kept.has(name));
  // The next version's pages under this one's names would ask for scripts that nobody keeps; it brings its own.
  if (missing.length === 0 || (await hasNextVersion())) return missing.length;
  let stillMissing = missing.length;
  for (const [url, name] of missing) {
    try {
      const response = await fetch(url, { cache: "reload", signal });
      if (!response.ok) continue;
      const { body, status, headers } = response;
      // Copied where it was redirected: a browser takes no such answer for a navigation.
      await cache.put(name, response.redirected ? new Response(body, { status, headers }) : response);
      stillMissing -= 1;
    } catch {
      // No network or no room, for the next one neither: the caller tells how many are missing.
      break;
    }
  }
  return stillMissing;
}
