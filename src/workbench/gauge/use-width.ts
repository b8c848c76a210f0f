import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** The element's inner width in whole pixels; `initial` until it has been measured. */
export function useWidth(element: RefObject<HTMLElement>, initial: number): number {
  const [width, setWidth] = useState(initial);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    setWidth(Math.floor(target.getBoundingClientRect().width));
    const observer = new ResizeObserver((entries) => {
      const measured = entries.at(-1)?.contentRect.width;
      // A hidden pane measures 0: keep what was drawn.
      if (measured) setWidth(Math.floor(measured));
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
