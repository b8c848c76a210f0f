/** What the service worker says about what it keeps by itself, to whoever listens: `/offline/` does. */
import type { DownloadEnd } from "./download-course.ts";
import type { Hindrance } from "./find-hindrance.ts";

export const keepingChannel = "watertight-keeping";

export type KeepingNews =
  /** The pages could not be kept, so no service worker stands. */
  | { readonly kind: "not-installed"; readonly isFull: boolean; readonly reason: string }
  /** A browser or a cleaner took some of the kept pages, and they could not be fetched again. */
  | { readonly kind: "pages-missing"; readonly count: number }
  | { readonly kind: "hindered"; readonly hindrance: Hindrance }
  | { readonly kind: "keeping"; readonly keptBytes: number; readonly totalBytes: number }
  | { readonly kind: "ended"; readonly end: DownloadEnd };
