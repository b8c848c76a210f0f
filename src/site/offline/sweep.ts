/** Removes from the caches what neither this version of the site nor the one before it needs. */
import { courseCache, declinedNote, keptNote, pagesCache, wantedNote } from "./offline-files.ts";

/**
 * One version before is kept, for a tab that was open across the change still asks for its scripts.
 *
 * @param needed every address that this version keeps, as it stands in the caches
 */
export async function sweep(needed: readonly string[], caches: CacheStorage): Promise<void> {
  const course = await caches.open(courseCache);
  const before = await readKept(course);
  const kept = new Set([...needed, ...before].map(toAddress));
  for (const name of [pagesCache, courseCache]) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const isNote = [keptNote, wantedNote, declinedNote].some((note) => request.url === toAddress(note));
      if (!isNote && !kept.has(request.url)) await cache.delete(request);
    }
  }
  await course.put(keptNote, Response.json(needed));
}

async function readKept(course: Cache): Promise<string[]> {
  const note: unknown = await (await course.match(keptNote))?.json();
  return Array.isArray(note) ? note.filter((each) => typeof each === "string") : [];
}

const toAddress = (path: string): string => new URL(path, globalThis.location.href).href;
