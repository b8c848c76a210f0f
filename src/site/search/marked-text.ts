/** A piece of an excerpt; the words that were searched for are marked. */
export interface MarkedPiece {
  readonly text: string;
  readonly marked: boolean;
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'", "#x27": "'" };

const decode = (html: string): string =>
  html.replace(/<[^>]*>/g, "").replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);

/** Words that stand in every sentence: a mark on them leads the eye nowhere. */
const everywhere = new Set("a an and are as at by for from in is it not of on or that the this to was with".split(" "));

const isEverywhere = (word: string): boolean => everywhere.has(word.trim().toLowerCase());

/**
 * Reads Pagefind's excerpt, which is HTML with `<mark>`; any other tag is dropped.
 *
 * @param query what was searched for: of several words the telling ones are marked
 */
export function toMarkedPieces(html: string, query: string): MarkedPiece[] {
  const marksAll = query.split(/\s+/).every((word) => word === "" || isEverywhere(word));
  const pieces: MarkedPiece[] = [];
  for (const part of html.split(/(<mark>.*?<\/mark>)/s)) {
    const text = decode(part);
    const marked = part.startsWith("<mark>") && (marksAll || !isEverywhere(text));
    const last = pieces.at(-1);
    if (last && last.marked === marked) pieces[pieces.length - 1] = { text: last.text + text, marked };
    else if (text !== "") pieces.push({ text, marked });
  }
  return pieces;
}
