/** What this device keeps of the course: looked up, completed, removed. */
import { sitePath } from "../site-path.ts";
import { countKept, downloadCourse } from "./download-course.ts";
import { type KeepingNews, keepingChannel } from "./keeping-news.ts";
import { type CourseFile, courseCache, declinedNote, type OfflineSizes, wantedNote } from "./offline-files.ts";
import type { OfflineState } from "./offline-words.ts";
import { keepAndTell, stopKeeping } from "./panel-messages.ts";

type Known = Extract<OfflineState, { kind: "known" }>;

export interface OfflineShelf {
  readonly worker: ServiceWorker | null;
  readonly course: readonly CourseFile[];
  readonly cache: Cache;
  readonly totalBytes: number;
}

export type Found =
  | { readonly ok: true; readonly shelf: OfflineShelf }
  | { readonly ok: false; readonly state: OfflineState };

/** The pages come first, and a slow network may take its time with them. */
const readyLimitMs = 120_000;
const listLimitMs = 15_000;
/** The worker lets go of the file that is on its way; a busy one may take a while to hear of it. */
const stopLimitMs = 10_000;

/** Waits until the service worker stands; every obstacle is a state with words of its own. */
export async function lookAround(): Promise<Found> {
  if (!isSecureContext) return { ok: false, state: { kind: "insecure" } };
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers || !("caches" in window)) return { ok: false, state: { kind: "unsupported" } };
  try {
    const stands = await waitForWorker(workers);
    if ("kind" in stands) return { ok: false, state: stands };
    const cache = await caches.open(courseCache);
    const course = await readCourse();
    const totalBytes = course.reduce((sum, { transferBytes }) => sum + transferBytes, 0);
    return { ok: true, shelf: { worker: stands.active, course, cache, totalBytes } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // By the standard a file that cannot be had, or is no script, is a TypeError; what the browser forbids is not.
    return { ok: false, state: { kind: error instanceof TypeError ? "no-worker" : "refused", reason } };
  }
}

async function waitForWorker(workers: ServiceWorkerContainer): Promise<ServiceWorkerRegistration | OfflineState> {
  const failed = Promise.withResolvers<OfflineState>();
  const stopListening = followKeeping((news) => {
    if (news.kind === "not-installed") failed.resolve(news);
  });
  try {
    await workers.register(sitePath("/sw.js"), { scope: sitePath("/"), updateViaCache: "none" });
    const late = later(readyLimitMs).then((): OfflineState => ({ kind: "late" }));
    return await Promise.race([workers.ready, failed.promise, late]);
  } finally {
    stopListening();
  }
}

/** @returns stops listening */
export function followKeeping(hear: (news: KeepingNews) => void): () => void {
  const channel = new BroadcastChannel(keepingChannel);
  channel.addEventListener("message", ({ data }: MessageEvent<KeepingNews>) => hear(data));
  return () => channel.close();
}

/** Has the worker keep by itself what it may, and tell how far it is. */
export const askToKeep = ({ worker }: OfflineShelf): void => worker?.postMessage(keepAndTell);

export async function lookUp({ course, cache, totalBytes }: OfflineShelf): Promise<Known> {
  return { kind: "known", keptBytes: await countKept(course, cache), totalBytes };
}

/** Fetches what is missing; resolves to how it ended. */
export async function keepCourse(
  shelf: OfflineShelf,
  signal: AbortSignal,
  tell: (state: OfflineState) => void,
): Promise<Known> {
  const { course, cache, totalBytes } = shelf;
  const onProgress = (keptBytes: number) => tell({ kind: "downloading", keptBytes, totalBytes });
  onProgress(0);
  await cache.delete(declinedNote);
  // Asked, not needed: a browser that refuses may drop the copy when the device runs short.
  await navigator.storage?.persist?.().catch(() => false);
  const end = await downloadCourse(course, { cache, fetch: (url, init) => fetch(url, init), signal, onProgress });
  if (end.kind === "complete") await cache.put(wantedNote, new Response());
  return { ...(await lookUp(shelf)), end };
}

/** Ends what the worker does by itself, for this visit and the next ones. */
export async function declineCourse({ worker }: OfflineShelf): Promise<void> {
  if (!worker) return;
  const { port1, port2 } = new MessageChannel();
  const stopped = new Promise((done) => port1.addEventListener("message", done, { once: true }));
  port1.start();
  worker.postMessage(stopKeeping, [port2]);
  await Promise.race([stopped, later(stopLimitMs)]);
  port1.close();
}

export async function removeCourse(shelf: OfflineShelf): Promise<Known> {
  const { course, cache } = shelf;
  await declineCourse(shelf);
  await cache.delete(wantedNote);
  for (const { url } of course) await cache.delete(url);
  return { ...(await lookUp(shelf)), hindrance: { kind: "declined", by: "reader" } };
}

async function readCourse(): Promise<readonly CourseFile[]> {
  const response = await fetch(sitePath("/offline.json"), { signal: AbortSignal.timeout(listLimitMs) });
  if (!response.ok) throw new Error(`the list of its files answers ${response.status}`);
  return ((await response.json()) as OfflineSizes).course;
}

const later = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
