/** What this device keeps of the course: looked up, completed, removed. */
import { sitePath } from "../site-path.ts";
import { countKept, downloadCourse } from "./download-course.ts";
import { type CourseFile, courseCache, type OfflineSizes, wantedNote } from "./offline-files.ts";
import type { OfflineState } from "./offline-words.ts";

type Known = Extract<OfflineState, { kind: "known" }>;

export interface OfflineShelf {
  readonly course: readonly CourseFile[];
  readonly cache: Cache;
  readonly totalBytes: number;
  readonly state: Known;
}

export type Found =
  | { readonly ok: true; readonly shelf: OfflineShelf }
  | { readonly ok: false; readonly state: OfflineState };

const readyLimitMs = 30_000;
const listLimitMs = 15_000;

/** Waits until the service worker stands; every obstacle is a state with words of its own. */
export async function lookAround(): Promise<Found> {
  if (!isSecureContext) return { ok: false, state: { kind: "insecure" } };
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers || !("caches" in window)) return { ok: false, state: { kind: "unsupported" } };
  try {
    await workers.register(sitePath("/sw.js"), { scope: sitePath("/"), updateViaCache: "none" });
    await withLimit(workers.ready, readyLimitMs, "its pages did not come within 30 s");
    const cache = await caches.open(courseCache);
    const course = await readCourse();
    const totalBytes = course.reduce((sum, { transferBytes }) => sum + transferBytes, 0);
    const state: Known = { kind: "known", keptBytes: await countKept(course, cache), totalBytes };
    return { ok: true, shelf: { course, cache, totalBytes, state } };
  } catch (error) {
    return { ok: false, state: { kind: "refused", reason: error instanceof Error ? error.message : String(error) } };
  }
}

/** Fetches what is missing; resolves to how it ended. */
export async function keepCourse(
  { course, cache, totalBytes }: OfflineShelf,
  signal: AbortSignal,
  tell: (state: OfflineState) => void,
): Promise<Known> {
  const onProgress = (keptBytes: number) => tell({ kind: "downloading", keptBytes, totalBytes });
  onProgress(0);
  // Asked, not needed: a browser that refuses may drop the copy when the device runs short.
  await navigator.storage?.persist?.().catch(() => false);
  const end = await downloadCourse(course, { cache, fetch: (url, init) => fetch(url, init), signal, onProgress });
  if (end.kind === "complete") await cache.put(wantedNote, new Response());
  return { kind: "known", keptBytes: await countKept(course, cache), totalBytes, end };
}

export async function removeCourse({ course, cache, totalBytes }: OfflineShelf): Promise<Known> {
  await cache.delete(wantedNote);
  for (const { url } of course) await cache.delete(url);
  return { kind: "known", keptBytes: 0, totalBytes };
}

async function readCourse(): Promise<readonly CourseFile[]> {
  const response = await fetch(sitePath("/offline.json"), { signal: AbortSignal.timeout(listLimitMs) });
  if (!response.ok) throw new Error(`the list of its files answers ${response.status}`);
  return ((await response.json()) as OfflineSizes).course;
}

function withLimit<T>(promise: Promise<T>, limitMs: number, message: string): Promise<T> {
  const limit = new Promise<never>((_, reject) => setTimeout(() => reject(new Error(message)), limitMs));
  return Promise.race([promise, limit]);
}
