/** Finds places by the beginnings of their words, as one types them. */
import type { Place } from "../../contract/place.ts";
import { toWords } from "./words.ts";

/** Best first: the title begins so, the title has all words, title and other words together have them. */
export function matchTitles(query: string, places: readonly Place[]): Place[] {
  const words = toWords(query);
  if (words.length === 0) return [];
  return places
    .flatMap((place, index) => {
      const rank = rankOf(words, place);
      return rank === null ? [] : [{ place, rank, index }];
    })
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ place }) => place);
}

function rankOf(words: readonly string[], { title, also }: Place): number | null {
  const own = toWords(title);
  if (words.every((word, index) => own[index]?.startsWith(word))) return own.length === words.length ? 0 : 1;
  const begins = (list: readonly string[]) => words.every((word) => list.some((other) => other.startsWith(word)));
  if (begins(own)) return 2;
  // "timeout" means "time-out".
  const joined = title.replaceAll("-", "");
  return begins([...own, ...[joined, ...also].flatMap(toWords)]) ? 3 : null;
}
