/**
 * The site's service worker. Pages, styles, scripts and the search index are kept by the first visit; what sandboxes run
 * on follows in the background. Kept answers carry the headers they came with, so that a page without a network is as
 * isolated, and as walled in, as with one.
 */
import { PrecacheController } from "workbox-precaching";
import { isStorageFull } from "../../contract/storage-full.ts";
import { chooseAnswer } from "./choose-answer.ts";
import { createCourseKeeper } from "./course-keeper.ts";
import { createCourseTraffic } from "./course-traffic.ts";
import { downloadCourse } from "./download-course.ts";
import { type Connection, findHindrance } from "./find-hindrance.ts";
import { type KeepingNews, keepingChannel } from "./keeping-news.ts";
import { courseCache, type OfflineFiles, pagesCache, type WantedBy, wantedNote } from "./offline-files.ts";
import { keepAndTell, stopKeeping } from "./panel-messages.ts";
import { repairPages } from "./repair-pages.ts";
import { sweep } from "./sweep.ts";
import { keepCourse, takeOver } from "./worker-messages.ts";

/** Written in by the build (tools/build/offline). */
declare const OFFLINE_FILES: OfflineFiles;

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const { pages, course } = OFFLINE_FILES;
const isCourse = new Set(course.map(({ url }) => url));
const controller = new PrecacheController({ cacheName: pagesCache });
controller.addToCacheList([...pages]);
const channel = new BroadcastChannel(keepingChannel);
const tell = (news: KeepingNews): void => channel.postMessage(news);
const traffic = createCourseTraffic();
const keeper = createCourseKeeper({
  course,
  openCache: () => caches.open(courseCache),
  // An own request, not through this worker; a browser that knows no priority leaves it out.
  fetch: (url, init) => fetch(url, { ...init, priority: "low" }),
  inTurn: traffic.inBackground,
  lookAround,
  repairPages: async (signal) =>
    repairPages({
      pages: controller.getURLsToCacheKeys(),
      cache: await caches.open(pagesCache),
      fetch: (url, init) => fetch(url, { ...init, priority: "low" }),
      hasNextVersion,
      signal,
    }),
  tell,
});

worker.addEventListener("install", (event) => {
  event.waitUntil(controller.install(event).then(renewCourse).catch(refuseInstall));
});

worker.addEventListener("activate", (event) => {
  const needed = [...controller.getURLsToCacheKeys().values(), ...isCourse];
  event.waitUntil(sweep(needed, caches).then(() => worker.clients.claim()));
});

worker.addEventListener("message", (event) => {
  switch (event.data) {
    case takeOver:
      return void worker.skipWaiting();
    case keepCourse:
    case keepAndTell:
      return event.waitUntil(keeper.keep());
    case stopKeeping:
      return event.waitUntil(keeper.decline().then(() => event.ports[0]?.postMessage(stopKeeping)));
  }
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
      return event.respondWith(
        isCourse.has(answer.path) ? answerCourse(event, answer.path) : answerFile(event, answer.path),
      );
  }
});

function refuseInstall(error: unknown): never {
  tell({ kind: "not-installed", isFull: isStorageFull(error), reason: String(error) });
  throw error;
}

/** Who has the whole course is offered a new version only when all of that is here. */
async function renewCourse(): Promise<void> {
  const cache = await caches.open(courseCache);
  const note = await cache.match(wantedNote);
  if (!note) return;
  const by: WantedBy = (await note.text()) === "itself" ? "itself" : "reader";
  const missing = [];
  for (const file of course) if (!(await cache.match(file.url))) missing.push(file);
  if (by === "itself" && findHindrance({ ...(await lookAround()), declinedBy: null, missing })) return;
  // A version that cannot be kept whole is offered all the same: the panel says what is missing.
  await downloadCourse(missing, { cache, fetch, signal: AbortSignal.timeout(10 * 60_000) });
}

async function lookAround() {
  const { connection, storage } = navigator as WorkerNavigator & { readonly connection?: Connection };
  return { connection, estimate: await storage?.estimate?.().catch(() => undefined) };
}

async function hasNextVersion(): Promise<boolean> {
  const { registration } = worker;
  // Without a network there is none to be had.
  await registration.update().catch(() => undefined);
  return registration.installing !== null || registration.waiting !== null;
}

async function answerPage(request: Request, path: string): Promise<Response> {
  const kept = await controller.matchPrecache(path);
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    const { scope } = worker.registration;
    const panel = new URL("offline/", scope);
    // A page that exists and should be here is no unknown one: the panel tells what became of it.
    const isLost = controller.getCacheKeyForURL(path) !== undefined && path !== panel.pathname;
    if (isLost && (await controller.matchPrecache(panel.pathname)))
      return Response.redirect(`${panel.href}?missing=${encodeURIComponent(path)}`);
    const missing = await controller.matchPrecache(new URL("404.html", scope).pathname);
    if (!missing) throw error;
    return new Response(missing.body, { status: 404, headers: missing.headers });
  }
}

async function answerFile(event: FetchEvent, path: string): Promise<Response> {
  return (await controller.matchPrecache(path)) ?? (await findAnywhere(path)) ?? (await fetch(event.request));
}

function answerCourse(event: FetchEvent, path: string): Promise<Response> {
  const answered = Promise.withResolvers<Response>();
  const kept = traffic.forPage(async () => {
    await traffic.afterBackground(path);
    const found = await findAnywhere(path);
    if (found) return answered.resolve(found);
    const response = await fetch(event.request);
    const copy = response.ok ? response.clone() : null;
    answered.resolve(response);
    if (copy) await keep(path, copy);
  });
  event.waitUntil(kept.catch(answered.reject));
  return answered.promise;
}

/** A file named by its content may stand among those of another version. */
const findAnywhere = (path: string): Promise<Response | undefined> => caches.match(path, { ignoreVary: true });

async function keep(path: string, response: Response): Promise<void> {
  try {
    await (await caches.open(courseCache)).put(path, response);
  } catch {
    // Full storage costs the copy alone; the panel on /offline/ tells what is kept.
  }
}
