/** Fetches what the sandboxes run on into the cache, file by file; what is there already is passed over. */
import { isStorageFull } from "../../contract/storage-full.ts";
import type { CourseFile } from "./offline-files.ts";

export type DownloadEnd =
  | { readonly kind: "complete" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "storage-full" }
  /** What is kept stays kept: the next attempt goes on from there. */
  | { readonly kind: "failed"; readonly url: string; readonly reason: string };

export interface DownloadOptions {
  readonly cache: Pick<Cache, "match" | "put">;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly signal: AbortSignal;
  readonly onProgress?: (keptBytes: number) => void;
  /** Chooses the moment of each file, and knows when it is here. */
  readonly inTurn?: (url: string, keep: () => Promise<void>) => Promise<void>;
}

export async function downloadCourse(
  files: readonly CourseFile[],
  { cache, fetch, signal, onProgress, inTurn = (_url, keep) => keep() }: DownloadOptions,
): Promise<DownloadEnd> {
  let keptBytes = 0;
  for (const { url, transferBytes } of files) {
    try {
      if (signal.aborted) return { kind: "cancelled" };
      await inTurn(url, async () => {
        if (await cache.match(url)) return;
        const response = await fetch(url, { signal });
        if (!response.ok) throw new Error(`the host answers ${response.status}`);
        await cache.put(url, response);
      });
    } catch (error) {
      if (signal.aborted) return { kind: "cancelled" };
      if (isStorageFull(error)) return { kind: "storage-full" };
      return { kind: "failed", url, reason: error instanceof Error ? error.message : String(error) };
    }
    keptBytes += transferBytes;
    onProgress?.(keptBytes);
  }
  return { kind: "complete" };
}

/** How many bytes, as they were sent, of `files` are kept. */
export async function countKept(files: readonly CourseFile[], cache: Pick<Cache, "match">): Promise<number> {
  let keptBytes = 0;
  for (const { url, transferBytes } of files) if (await cache.match(url)) keptBytes += transferBytes;
  return keptBytes;
}
