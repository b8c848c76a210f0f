/** What is said where a part of search is missing. */
import type { FullTextState } from "./use-full-text.ts";
import type { PlacesState } from "./use-places.ts";

export function textNotice(state: FullTextState): string | null {
  switch (state.kind) {
    case "failed":
      return "The full text cannot be searched now: its index did not load. Titles, words and error messages are still found.";
    case "idle":
    case "searching":
    case "found":
      return null;
  }
}

export function placesNotice(state: PlacesState): string | null {
  switch (state.kind) {
    case "failed":
      return "The list of titles did not load. Close the search and open it again once the network is back.";
    case "loading":
    case "loaded":
      return null;
  }
}

export const describeCount = (count: number): string =>
  count === 0 ? "No results." : count === 1 ? "1 result." : `${count} results.`;
