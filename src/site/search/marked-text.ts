/** A piece of an excerpt; the words that were searched for are marked. */
export interface MarkedPiece {
  readonly text: string;
  readonly marked: boolean;
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'", "#x27": "'" };

const decode = (html: string): string =>
  html.replace(/<[^>]*>/g, "").replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);

/** Reads Pagefind's excerpt, which is HTML with `<mark>`; any other tag is dropped. */
export const toMarkedPieces = (html: string): MarkedPiece[] =>
  html
    .split(/(<mark>.*?<\/mark>)/s)
    .map((part) => ({ text: decode(part), marked: part.startsWith("<mark>") }))
    .filter(({ text }) => text !== "");
