import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { createRest } from "./rest.ts";

/**
 * A signal's value, new at most once in `restMs`: for what costs much to lay out and cannot be read while it changes
 * with every frame.
 *
 * @param atOnce so many changes after a quiet time are shown without waiting
 */
export function useRested<T>(source: ReadonlySignal<T>, restMs: number, atOnce = 1): T {
  const [value, setValue] = useState(() => source.peek());
  useEffect(() => {
    const rest = createRest(restMs, atOnce);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let latest: T;
    const show = () => {
      timer = undefined;
      rest.showed(performance.now());
      setValue(() => latest);
    };
    const unsubscribe = source.subscribe((next) => {
      latest = next;
      if (timer !== undefined) return;
      const waitMs = rest.waitMs(performance.now());
      if (waitMs > 0) timer = setTimeout(show, waitMs);
      else show();
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [source, restMs, atOnce]);
  return value;
}
