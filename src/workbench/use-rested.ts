import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";

/**
 * A signal's value, new at most once in `restMs`: for what costs much to lay out and cannot be read while it changes
 * with every frame.
 */
export function useRested<T>(source: ReadonlySignal<T>, restMs: number): T {
  const [value, setValue] = useState(() => source.peek());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let latest: T;
    let waits = false;
    const show = () => {
      timer = undefined;
      if (!waits) return;
      waits = false;
      setValue(() => latest);
      timer = setTimeout(show, restMs);
    };
    const unsubscribe = source.subscribe((next) => {
      latest = next;
      waits = true;
      if (timer === undefined) show();
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [source, restMs]);
  return value;
}
