/**
 * The site's service worker. Pages, styles, scripts and the search index are kept by the first visit; what sandboxes run
 * on is kept once it was used, or all of it by the button on `/offline/`. Kept answers carry the headers they came with, so
 * that a page without a network is as isolated, and as walled in, as with one.
 */
import { PrecacheController } from "workbox-precaching";
import { chooseAnswer } from "./choose-answer.ts";
import { downloadCourse } from "./download-course.ts";
import { courseCache, type OfflineFiles, pagesCache, takeOver, wantedNote } from "./offline-files.ts";
import { sweep } from "./sweep.ts";

/** Written in by the build (tools/build/offline). */
declare const OFFLINE_FILES: OfflineFiles;

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const { pages, course } = OFFLINE_FILES;
const isCourse = new Set(course.map(({ url }) => url));
const controller = new PrecacheController({ cacheName: pagesCache });
controller.addToCacheList([...pages]);

worker.addEventListener("install", (event) => {
  event.waitUntil(controller.install(event).then(renewCourse));
});

worker.addEventListener("activate", (event) => {
  const needed = [...controller.getURLsToCacheKeys().values(), ...isCourse];
  event.waitUntil(sweep(needed, caches).then(() => worker.clients.claim()));
});

worker.addEventListener("message", (event) => {
  if (event.data === takeOver) void worker.skipWaiting();
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const asked = { method: request.method, url: request.url, isNavigation: request.mode === "navigate" };
  const answer = chooseAnswer(asked, worker.registration.scope);
  switch (answer.kind) {
    case "leave":
      return;
    case "page":
      return event.respondWith(answerPage(request, answer.path));
    case "file":
      return event.respondWith(answerFile(event, answer.path));
  }
});

/** Who keeps the whole course is offered a new version only when all of that is here. */
async function renewCourse(): Promise<void> {
  const cache = await caches.open(courseCache);
  if (!(await cache.match(wantedNote))) return;
  // A version that cannot be kept whole is offered all the same: the panel says what is missing.
  await downloadCourse(course, { cache, fetch, signal: AbortSignal.timeout(10 * 60_000) });
}

async function answerPage(request: Request, path: string): Promise<Response> {
  const kept = await controller.matchPrecache(path);
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    const missing = await controller.matchPrecache(new URL("404.html", worker.registration.scope).pathname);
    if (!missing) throw error;
    return new Response(missing.body, { status: 404, headers: missing.headers });
  }
}

async function answerFile(event: FetchEvent, path: string): Promise<Response> {
  const kept = (await controller.matchPrecache(path)) ?? (await caches.match(path, { ignoreVary: true }));
  if (kept) return kept;
  const response = await fetch(event.request);
  if (response.ok && isCourse.has(path)) event.waitUntil(keep(path, response.clone()));
  return response;
}

async function keep(path: string, response: Response): Promise<void> {
  try {
    await (await caches.open(courseCache)).put(path, response);
  } catch {
    // Full storage costs the copy alone; the panel on /offline/ tells what is kept.
  }
}
