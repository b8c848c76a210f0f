/** What of the site is kept for reading without a network: listed at build, read by the service worker and the page. */

/** A file that every visit keeps: pages, styles, fonts, small scripts, the search index. */
export interface PageFile {
  /** From the site's root, its folder included. */
  readonly url: string;
  /** What tells this version from another; null where the name does. */
  readonly revision: string | null;
}

/** A file that sandboxes run on, kept in the background, once it was used or asked for; its name changes with what it holds. */
export interface CourseFile {
  readonly url: string;
  /** As it is sent, compressed. */
  readonly transferBytes: number;
  /** As a cache holds it, unpacked. */
  readonly storedBytes: number;
}

export interface OfflineFiles {
  readonly pages: readonly PageFile[];
  readonly course: readonly CourseFile[];
}

/** What `/offline.json` holds: the page needs no list of what the service worker keeps by itself. */
export interface OfflineSizes {
  readonly pagesTransferBytes: number;
  readonly course: readonly CourseFile[];
}

export const pagesCache = "watertight-pages";
export const courseCache = "watertight-course";

/** Entries of the course's cache that are notes and no files: what an earlier version needs; */
export const keptNote = "/watertight-kept.json";
/** that all of the course was kept, and by whom (`WantedBy`; nothing written is the reader); */
export const wantedNote = "/watertight-wanted";
/** that none of it is to be kept by itself any more, and why (`Declined`). */
export const declinedNote = "/watertight-declined";

export type WantedBy = "reader" | "itself";
/** The reader stopped it or removed what was kept; or it found no room and would fetch the same again at each visit. */
export type Declined = "reader" | "full";
