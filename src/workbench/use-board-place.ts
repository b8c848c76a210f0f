import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/**
 * Left for the panels that scroll by beneath a pinned board, as a share of the column: less reads like a letterbox, and
 * there the pool in small tells as much.
 */
const roomBeneath = 0.46;

export interface BoardPlace {
  readonly board: RefObject<HTMLDivElement>;
  /** An element without height that stands where the board begins. */
  readonly top: RefObject<HTMLDivElement>;
  /** The column is high enough to keep the whole board in view and read what is beneath. */
  readonly fits: boolean;
  /** The column has scrolled past the place where the board begins. */
  readonly passed: boolean;
}

/** Where the board stands in the column that scrolls; on a page that scrolls as a whole it is never pinned. */
export function useBoardPlace(): BoardPlace {
  const board = useRef<HTMLDivElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const [fits, setFits] = useState(false);
  const [passed, setPassed] = useState(false);

  useLayoutEffect(() => {
    const [panel, mark] = [board.current, top.current];
    const column = panel && columnOf(panel);
    if (!panel || !mark || !column) return;
    let fitted = false;
    const measure = () => {
      const scrolls = getComputedStyle(column).overflowY !== "visible";
      const fitsNow = scrolls && panel.offsetHeight <= column.clientHeight * (1 - roomBeneath);
      panel.parentElement?.style.setProperty("--board-height", fitsNow ? `${panel.offsetHeight}px` : null);
      if (fitsNow === fitted) return;
      const outgrown = fitted && mark.getBoundingClientRect().top < column.getBoundingClientRect().top;
      fitted = fitsNow;
      setFits(fitsNow);
      // It grew while it was pinned, as somebody pressed a lane: stay with it.
      if (outgrown) column.scrollTop += mark.getBoundingClientRect().top - column.getBoundingClientRect().top;
    };
    const sizes = new ResizeObserver(measure);
    sizes.observe(panel);
    sizes.observe(column);
    const place = new IntersectionObserver(
      ([entry]) => setPassed(entry !== undefined && !entry.isIntersecting && isAbove(entry)),
      { root: column },
    );
    place.observe(mark);
    return () => {
      sizes.disconnect();
      place.disconnect();
    };
  }, []);
  return { board, top, fits, passed };
}

const isAbove = ({ boundingClientRect, rootBounds }: IntersectionObserverEntry): boolean =>
  boundingClientRect.height + boundingClientRect.width > 0 && boundingClientRect.top < (rootBounds?.top ?? 0);

/** What scrolls the workbench where it has a column of its own. */
const columnOf = (element: HTMLElement): HTMLElement | null => element.closest("[data-scroll-column]");
