import { useEffect, useRef, useState } from "preact/hooks";

/** The value, at most once in `restMs`; the newest one is always shown in the end. */
export function useRested<Value>(value: Value, restMs: number): Value {
  const [shown, setShown] = useState(value);
  const newest = useRef(value);
  const timer = useRef<number | null>(null);
  const changedAtMs = useRef(Number.NEGATIVE_INFINITY);
  newest.current = value;
  useEffect(() => {
    if (Object.is(value, shown) || timer.current !== null) return;
    const show = () => {
      timer.current = null;
      changedAtMs.current = performance.now();
      setShown(() => newest.current);
    };
    timer.current = window.setTimeout(show, Math.max(0, changedAtMs.current + restMs - performance.now()));
  }, [value, shown, restMs]);
  useEffect(
    () => () => {
      if (timer.current !== null) window.clearTimeout(timer.current);
    },
    [],
  );
  return shown;
}
