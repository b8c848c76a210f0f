import { effect } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";

interface Sampling<T> {
  readonly read: () => T;
  /** False rests: only what is urgent is shown, so that nothing stale is read out. */
  readonly active: boolean;
  /** Shortest time from one value to the next, milliseconds. */
  readonly gapMs: number;
  /** True where a change must be seen at once. */
  readonly isUrgent: (before: T, next: T) => boolean;
}

/** A value read from signals, a few times a second at most. */
export function useSampled<T>({ read, active, gapMs, isUrgent }: Sampling<T>): T {
  const [value, setValue] = useState(read);
  const urgent = useRef(isUrgent);
  urgent.current = isUrgent;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let shownAt = Number.NEGATIVE_INFINITY;
    let shown = value;
    let next = value;
    const show = () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      shownAt = performance.now();
      shown = next;
      setValue(next);
    };
    const dispose = effect(() => {
      next = read();
      if (urgent.current(shown, next)) show();
      else if (active) timer ??= setTimeout(show, Math.max(0, shownAt + gapMs - performance.now()));
    });
    return () => {
      dispose();
      if (timer !== null) clearTimeout(timer);
    };
    // What was shown is only where sampling begins.
  }, [active, read, gapMs]);
  return value;
}
