import { useEffect, useState } from "preact/hooks";

/**
 * A part of the page that is fetched when it is first wanted; null until it is there.
 *
 * @param load the same function at each call; a failed fetch is reported to the console and tried again when wanted anew
 */
export function useChunk<T>(wanted: boolean, load: () => Promise<T>): T | null {
  const [chunk, setChunk] = useState<{ readonly value: T } | null>(null);
  useEffect(() => {
    if (!wanted || chunk) return;
    let left = false;
    load().then((value) => {
      if (!left) setChunk({ value });
    }, console.error);
    return () => {
      left = true;
    };
  }, [wanted, load]);
  return chunk?.value ?? null;
}
