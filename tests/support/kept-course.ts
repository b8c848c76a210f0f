/** What a browser keeps of the site, read from its caches. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, type Page } from "@playwright/test";
import { courseCache, type OfflineSizes, pagesCache, wantedNote } from "../../src/site/offline/offline-files.ts";

export const dist = resolve(import.meta.dirname, "../../dist");

/** Addresses of what sandboxes run on, of the site in `folder`. */
export function courseUrls(folder = dist): string[] {
  const { course } = JSON.parse(readFileSync(resolve(folder, "offline.json"), "utf8")) as OfflineSizes;
  return course.map(({ url }) => url);
}

/** Resolves once the service worker stands and answers this page. */
export const workerStands = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { serviceWorker } = navigator;
    await serviceWorker.ready;
    if (!serviceWorker.controller)
      await new Promise((done) => serviceWorker.addEventListener("controllerchange", done, { once: true }));
  });

/** Resolves once the worker has noted that all of the course is here. */
export async function courseKept(page: Page): Promise<void> {
  const isNoted = () =>
    page.evaluate(async ([cache, note]) => (await (await caches.open(cache)).match(note)) !== undefined, [
      courseCache,
      wantedNote,
    ] as const);
  await expect.poll(isNoted, { timeout: 90_000 }).toBe(true);
}

/** Paths, with their queries, of the kept pages and what belongs to them. */
export const keptPages = (page: Page): Promise<string[]> =>
  page.evaluate(async (name) => {
    const keys = await (await caches.open(name)).keys();
    return keys.map(({ url }) => url.slice(new URL(url).origin.length));
  }, pagesCache);
