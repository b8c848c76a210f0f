import { useEffect, useState } from "preact/hooks";
import { createFullText, type FullTextHit } from "./full-text.ts";
import { toWords } from "./words.ts";

export type FullTextState =
  | { readonly kind: "idle" }
  | { readonly kind: "searching" }
  | { readonly kind: "found"; readonly hits: readonly FullTextHit[] }
  | { readonly kind: "failed" };

/** Below this every page is found. */
const SHORTEST_QUERY = 2;
const PAUSE_MS = 120;

const search = createFullText();

/** What the index says of a query, asked when typing pauses. */
export function useFullText(query: string): FullTextState {
  const [state, setState] = useState<FullTextState>({ kind: "idle" });
  const words = toWords(query).join(" ");
  useEffect(() => {
    if (words.length < SHORTEST_QUERY) {
      setState({ kind: "idle" });
      return;
    }
    let isCurrent = true;
    const show = (next: FullTextState) => {
      if (isCurrent) setState(next);
    };
    setState({ kind: "searching" });
    const timer = setTimeout(() => {
      search(words).then(
        (hits) => show({ kind: "found", hits }),
        (error: unknown) => {
          console.warn("The full text could not be searched.", error);
          show({ kind: "failed" });
        },
      );
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [words]);
  return state;
}
