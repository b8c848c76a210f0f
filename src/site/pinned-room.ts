/** Keeps what gets the focus, or is jumped to, clear of bars that are pinned over a scrolling page. */

/** Follows the height of the bars at the top and the bottom; one that is not shown takes nothing. */
export function keepClearOf(scroller: HTMLElement, top: HTMLElement, bottom: HTMLElement): void {
  const pinnedPx = (bar: HTMLElement) => (getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0);
  const observer = new ResizeObserver(() => {
    scroller.style.scrollPaddingTop = `${pinnedPx(top)}px`;
    scroller.style.scrollPaddingBottom = `${pinnedPx(bottom)}px`;
  });
  observer.observe(top);
  observer.observe(bottom);
}
