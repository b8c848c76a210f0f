import type { GlossaryTerm } from "./glossary.ts";

/** A piece of a text: plain, or a term's first use. */
export interface Piece {
  readonly text: string;
  readonly term?: GlossaryTerm;
}

export interface TermLinker {
  /** Parts a text at the first use of each term that it has not met before. */
  readonly split: (text: string) => Piece[];
}

const escapeForPattern = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** One for each document: it remembers which terms were linked. */
export function createTermLinker(terms: readonly GlossaryTerm[]): TermLinker {
  const forms = new Map(
    terms.flatMap((term) => [term.term, ...term.also].map((form) => [form.toLowerCase(), term] as const)),
  );
  // Longer forms first: "connection pool" before "pool".
  const words = [...forms.keys()].sort((a, b) => b.length - a.length).map(escapeForPattern);
  if (words.length === 0) return { split: (text) => [{ text }] };
  const pattern = new RegExp(`(?<![\\w-])(?:${words.join("|")})(?![\\w-])`, "giu");
  const linked = new Set<GlossaryTerm>();

  function split(text: string): Piece[] {
    const pieces: Piece[] = [];
    let from = 0;
    for (const { 0: form, index } of text.matchAll(pattern)) {
      const term = forms.get(form.toLowerCase());
      if (!term || linked.has(term)) continue;
      linked.add(term);
      if (index > from) pieces.push({ text: text.slice(from, index) });
      pieces.push({ text: form, term });
      from = index + form.length;
    }
    if (from < text.length) pieces.push({ text: text.slice(from) });
    return pieces;
  }
  return { split };
}
