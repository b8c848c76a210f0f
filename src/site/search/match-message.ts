/** Finds the error messages that a text is, holds, or is a part of. */
import { indexOfWords, longestCommonRun, toWords } from "./words.ts";

/** Ordered: a whole message, a piece of one, words of one. */
export type MessageMatch = "whole" | "part" | "words";

export interface FoundMessage<T> {
  readonly item: T;
  readonly match: MessageMatch;
}

const rank: Record<MessageMatch, number> = { whole: 0, part: 1, words: 2 };

/** A row shorter than this is found in half of all messages: "to the pool". */
const TELLING_WORDS = 4;
const TELLING_LETTERS = 5;

/** Best first. `textOf` gives a message, `…` where it varies. */
export function findMessages<T>(query: string, items: readonly T[], textOf: (item: T) => string): FoundMessage<T>[] {
  const words = toWords(query);
  if (words.length === 0) return [];
  return (
    items
      .flatMap((item) => {
        const text = textOf(item);
        const match = matchMessage(words, text);
        return match === null ? [] : [{ item, match, length: toWords(text).length }];
      })
      // Of two that a text holds, the longer one says more; of mere words the file's order says what is met more often.
      .sort((a, b) => rank[a.match] - rank[b.match] || (a.match === "words" ? 0 : b.length - a.length))
      .map(({ item, match }) => ({ item, match }))
  );
}

function matchMessage(words: readonly string[], message: string): MessageMatch | null {
  const pieces = message.split("…").map(toWords);
  if (standsIn(words, pieces)) return "whole";
  const all = pieces.flat();
  const run = longestCommonRun(words, all);
  if (run === words.length && run >= 3) return "part";
  if (run >= TELLING_WORDS && run * 2 >= all.length) return "part";
  return allBegin(words, all) ? "words" : null;
}

/** Whether the pieces stand in the text one after the other, whatever stands between them. */
function standsIn(words: readonly string[], pieces: readonly (readonly string[])[]): boolean {
  let from = 0;
  for (const piece of pieces) {
    const at = indexOfWords(words, piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

/** Whether each word begins one of the message's, at least one of them being long enough to tell something. */
const allBegin = (words: readonly string[], all: readonly string[]): boolean =>
  words.some((word) => word.length >= TELLING_LETTERS) &&
  words.every((word) => all.some((other) => other.startsWith(word)));
