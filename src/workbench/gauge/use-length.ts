import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** The element's inner width or height in whole pixels; `initial` until it has been measured. */
export function useLength(element: RefObject<HTMLElement>, side: "width" | "height", initial: number): number {
  const [length, setLength] = useState(initial);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    setLength(Math.floor(target.getBoundingClientRect()[side]));
    const observer = new ResizeObserver((entries) => {
      const measured = entries.at(-1)?.contentRect[side];
      // A hidden pane measures 0: keep what was drawn.
      if (measured || side === "height") setLength(Math.floor(measured ?? 0));
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return length;
}
