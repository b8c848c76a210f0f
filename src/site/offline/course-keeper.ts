/** Keeps the course without being asked: what is missing, file after file, where nothing is against it. */
import { isStorageFull } from "../../contract/storage-full.ts";
import { type DownloadEnd, downloadCourse } from "./download-course.ts";
import { type Circumstances, findHindrance } from "./find-hindrance.ts";
import type { KeepingNews } from "./keeping-news.ts";
import { type CourseFile, type Declined, declinedNote, type WantedBy, wantedNote } from "./offline-files.ts";

export interface KeeperHost {
  readonly course: readonly CourseFile[];
  readonly openCache: () => Promise<Pick<Cache, "match" | "put">>;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly inTurn: (url: string, keep: () => Promise<void>) => Promise<void>;
  readonly lookAround: () => Promise<Pick<Circumstances, "connection" | "estimate">>;
  /** Resolves to how many pages are missing that could not be fetched again. */
  readonly repairPages: (signal: AbortSignal) => Promise<number>;
  readonly tell: (news: KeepingNews) => void;
}

export interface CourseKeeper {
  /** Resolves when it is over; asked again meanwhile, it tells how far it is. */
  keep(): Promise<void>;
  /** Ends it for good: nothing is kept by itself until the reader asks for all. */
  decline(): Promise<void>;
}

/** Chromium ends a worker whose answer to one message takes five minutes; the next visit goes on from there. */
const keepLimitMs = 280_000;

export function createCourseKeeper(host: KeeperHost): CourseKeeper {
  let stop = new AbortController();
  let running: Promise<void> | null = null;
  let latest: KeepingNews | null = null;
  let isAskedAgain = false;
  const say = (news: KeepingNews) => {
    latest = news;
    host.tell(news);
  };

  async function lookAtPages(signal: AbortSignal): Promise<void> {
    const count = await host.repairPages(signal);
    if (count > 0) host.tell({ kind: "pages-missing", count });
  }

  async function run(signal: AbortSignal): Promise<void> {
    isAskedAgain = false;
    await lookAtPages(signal);
    const cache = await host.openCache();
    const declinedBy = await readDeclined(cache);
    const missing: CourseFile[] = [];
    for (const file of host.course) if (!(await cache.match(file.url))) missing.push(file);
    const hindrance = missing.length > 0 && findHindrance({ ...(await host.lookAround()), declinedBy, missing });
    if (hindrance) return say({ kind: "hindered", hindrance });
    const end = await download(cache, signal);
    if (end.kind === "storage-full") await note(cache, declinedNote, "full");
    const isNoted = declinedBy || (await cache.match(wantedNote)) !== undefined;
    if (end.kind === "complete" && !isNoted) await note(cache, wantedNote, "itself");
    say({ kind: "ended", end });
    // Pages may have gone since this began; whoever asked meanwhile came for them too.
    if (isAskedAgain) await lookAtPages(signal);
  }

  function download(cache: Pick<Cache, "match" | "put">, signal: AbortSignal): Promise<DownloadEnd> {
    const { course, fetch, inTurn } = host;
    const totalBytes = course.reduce((sum, { transferBytes }) => sum + transferBytes, 0);
    const onProgress = (keptBytes: number) => say({ kind: "keeping", keptBytes, totalBytes });
    return downloadCourse(course, { cache, fetch, inTurn, signal, onProgress });
  }

  return {
    keep() {
      isAskedAgain = true;
      if (running && latest) host.tell(latest);
      running ??= run(AbortSignal.any([stop.signal, AbortSignal.timeout(keepLimitMs)])).finally(() => {
        running = null;
        latest = null;
      });
      return running;
    },
    async decline() {
      stop.abort();
      await Promise.allSettled([running]);
      stop = new AbortController();
      await note(await host.openCache(), declinedNote, "reader");
    },
  };
}

async function readDeclined(cache: Pick<Cache, "match">): Promise<Declined | null> {
  const kept = await cache.match(declinedNote);
  if (!kept) return null;
  return (await kept.text()) === "full" ? "full" : "reader";
}

/** A note that finds no room is left out: the next visit looks again. */
async function note(cache: Pick<Cache, "put">, name: string, text: WantedBy | Declined): Promise<void> {
  try {
    await cache.put(name, new Response(text));
  } catch (error) {
    if (!isStorageFull(error)) throw error;
  }
}
