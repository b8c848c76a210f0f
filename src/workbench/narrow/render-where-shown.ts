import { type ComponentChild, render } from "preact";

/**
 * Renders into an element of the page outside the island, for as long as that element has a size; returns the undo.
 *
 * A root of its own rather than a portal: the views read signals, so nothing need come down by context, and a portal
 * would bring Preact's compatibility layer into every lesson page.
 */
export function renderWhereShown(element: Element, view: () => ComponentChild): () => void {
  let shown = false;
  const observer = new ResizeObserver(() => {
    const visible = element.getClientRects().length > 0;
    if (visible === shown) return;
    shown = visible;
    render(visible ? view() : null, element);
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    render(null, element);
  };
}
