/** Tells the style sheet how much of a scrolling page lies under the bars that are pinned over it. */

/** Follows the heights of the bars at the top and the bottom; one that is not shown, or not pinned, takes nothing. */
export function keepClearOf({ top, bottom }: { readonly top: HTMLElement; readonly bottom: HTMLElement }): void {
  const { style } = document.documentElement;
  const pinnedPx = (bar: HTMLElement) => (getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0);
  const observer = new ResizeObserver(() => {
    style.setProperty("--pinned-top", `${pinnedPx(top)}px`);
    style.setProperty("--pinned-bottom", `${pinnedPx(bottom)}px`);
  });
  for (const bar of [top, bottom, document.documentElement]) observer.observe(bar);
}
