/** What `/offline/` says about what is kept; pure. */
import type { DownloadEnd } from "./download-course.ts";

export type OfflineState =
  | { readonly kind: "looking" }
  /** Plain HTTP: browsers give such a page neither service worker nor cache. */
  | { readonly kind: "insecure" }
  | { readonly kind: "unsupported" }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "known"; readonly keptBytes: number; readonly totalBytes: number; readonly end?: DownloadEnd }
  | { readonly kind: "downloading"; readonly keptBytes: number; readonly totalBytes: number };

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

export function describeOffline(state: OfflineState): string {
  switch (state.kind) {
    case "looking":
      return "Looking at what this browser keeps…";
    case "insecure":
      return "This page came over plain HTTP, and browsers keep such pages for no time without a network. Everything else works. Served over https:// or from http://localhost, the course can be kept.";
    case "unsupported":
      return "This browser has no service worker, or refuses it in a private window. Pages and lessons work while the network does.";
    case "refused":
      return `This browser refuses to keep the site: ${state.reason}. Allow this site to store data, then load this page again.`;
    case "downloading":
      return `${megabytes(state.keptBytes)} of ${megabytes(state.totalBytes)} are on this device.`;
    case "known":
      return `${describeEnd(state.end)}${describeKept(state.keptBytes, state.totalBytes)}`;
  }
}

function describeKept(keptBytes: number, totalBytes: number): string {
  if (keptBytes >= totalBytes) return "The whole course is on this device: pages, editor, database and sandboxes.";
  const missing = megabytes(totalBytes - keptBytes);
  if (keptBytes === 0)
    return `All pages can be read without a network. To run code as well, ${missing} more are needed.`;
  return `All pages can be read without a network. Of what runs code, ${missing} are not here yet.`;
}

function describeEnd(end: DownloadEnd | undefined): string {
  switch (end?.kind) {
    case undefined:
    case "complete":
      return "";
    case "cancelled":
      return "Stopped; what came is kept. ";
    case "storage-full":
      return "This device has no more room for the site. Free some space, or allow this site more, then go on. ";
    case "failed":
      return `${end.url.split("/").at(-1)} did not come: ${end.reason}. What came is kept; go on when the network is back. `;
  }
}
