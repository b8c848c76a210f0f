/** What `/offline/` says about what is kept; pure. */
import type { DownloadEnd } from "./download-course.ts";
import type { Hindrance } from "./find-hindrance.ts";

/** What is here, and why there is not more. */
export interface Kept {
  readonly keptBytes: number;
  readonly totalBytes: number;
  /** How the last download ended. */
  readonly end?: DownloadEnd;
  /** Why nothing more is fetched without having been asked for. */
  readonly hindrance?: Hindrance;
  /** Pages that were kept once, are gone, and did not come again. */
  readonly missingPages?: number;
}

export type OfflineState =
  | { readonly kind: "looking" }
  /** Plain HTTP: browsers give such a page neither service worker nor cache. */
  | { readonly kind: "insecure" }
  | { readonly kind: "unsupported" }
  /** The service worker's own file did not come, or is none. */
  | { readonly kind: "no-worker"; readonly reason: string }
  /** The service worker could not keep its pages. */
  | { readonly kind: "not-installed"; readonly isFull: boolean; readonly reason: string }
  /** The service worker did not get all of its pages in time. */
  | { readonly kind: "late" }
  | { readonly kind: "refused"; readonly reason: string }
  | ({ readonly kind: "known" } & Kept)
  /** In the background, by the service worker. */
  | { readonly kind: "keeping"; readonly keptBytes: number; readonly totalBytes: number }
  /** By the button. */
  | { readonly kind: "downloading"; readonly keptBytes: number; readonly totalBytes: number };

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const full = "This device has no more room for the site. Free some space, or allow this site more, then";

export function describeOffline(state: OfflineState): string {
  switch (state.kind) {
    case "looking":
      return "Looking at what this browser keeps…";
    case "insecure":
      return "This page came over plain HTTP, and browsers keep such pages for no time without a network. Everything else works. Served over https:// or from http://localhost, the course can be kept.";
    case "unsupported":
      return "This browser has no service worker, or refuses it in a private window. Pages and lessons work while the network does.";
    case "no-worker":
      return `The script that keeps the site (sw.js) did not come: ${state.reason}. Pages and lessons work while the network does. Load this page again later; a content blocker, or the host, may hold that one file back.`;
    case "not-installed":
      return state.isFull
        ? `${full} load this page again: what came is kept. Pages and lessons work while the network does.`
        : `The pages could not be kept: ${state.reason}. Look at the network, then load this page again: what came is kept.`;
    case "late":
      return "The pages are still on their way to this device, or stopped on it. Look at the network, then load this page again: what came is kept.";
    case "refused":
      return `This browser refuses to keep the site: ${state.reason}. Allow this site to store data, then load this page again.`;
    case "keeping":
      return `${megabytes(state.keptBytes)} of ${megabytes(state.totalBytes)} are on this device; the rest comes in the background. Read on, or leave: the next visit goes on from there.`;
    case "downloading":
      return `${megabytes(state.keptBytes)} of ${megabytes(state.totalBytes)} are on this device.`;
    case "known":
      return [describeEnd(state.end), describeKept(state), describeHindrance(state)].filter(Boolean).join(" ");
  }
}

function describeKept({ keptBytes, totalBytes, missingPages = 0 }: Kept): string {
  const missing = megabytes(totalBytes - keptBytes);
  if (missingPages > 0) {
    const code = keptBytes < totalBytes ? ` Of what runs code, ${missing} are not here yet.` : "";
    return `Of the pages, ${missingPages} files that were here are gone and did not come again. Load this page again with a network; where a new version is offered, it brings them. Your edits and your progress are kept apart.${code}`;
  }
  if (keptBytes >= totalBytes) return "The whole course is on this device: pages, editor, database and sandboxes.";
  if (keptBytes === 0)
    return `All pages can be read without a network. To run code as well, ${missing} more are needed.`;
  return `All pages can be read without a network. Of what runs code, ${missing} are not here yet.`;
}

/** Nothing where nothing is missing: then there is nothing to be held back. */
function describeHindrance({ hindrance, keptBytes, totalBytes }: Kept): string {
  if (keptBytes >= totalBytes) return "";
  switch (hindrance?.kind) {
    case undefined:
      return "";
    case "declined":
      return hindrance.by === "full"
        ? "It found no room here, so nothing more is fetched before Run or the button is pressed."
        : "You have stopped or removed it, so nothing more is fetched before Run or the button is pressed.";
    case "saves-data":
      return "This browser saves data, so nothing more is fetched before Run or the button is pressed.";
    case "slow-network":
      return "The network is slow, so nothing more is fetched before Run or the button is pressed.";
    case "no-room":
      return `They take ${megabytes(hindrance.neededBytes)} here, and this browser leaves the site ${megabytes(hindrance.freeBytes)}: too little to fill it without being asked.`;
  }
}

function describeEnd(end: DownloadEnd | undefined): string {
  switch (end?.kind) {
    case undefined:
    case "complete":
      return "";
    case "cancelled":
      return "Stopped; what came is kept.";
    case "storage-full":
      return `${full} go on.`;
    case "failed":
      return `${end.url.split("/").at(-1)} did not come: ${end.reason}. What came is kept; go on when the network is back.`;
  }
}
