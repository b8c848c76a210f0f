const reachable =
  "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea, [tabindex]";

/** Lanes are drawn in SVG. */
export type Focusable = HTMLElement | SVGElement;

function tabStops(root: Element): readonly Focusable[] {
  return [...root.querySelectorAll<Focusable>(reachable)].filter(
    (element) => element.tabIndex >= 0 && element.getClientRects().length > 0,
  );
}

/**
 * Where Tab leads from `active` when `panel` comes right after the lane that it explains, wherever it stands in the
 * document; null where the browser's own order leads there anyway.
 */
export function nextTabStop(bench: Element, panel: Element, active: Focusable, backwards: boolean): Focusable | null {
  const stops = tabStops(bench);
  const others = stops.filter((stop) => !panel.contains(stop));
  const gauge = bench.querySelector('[data-lane][aria-pressed="true"]')?.closest(".gauge");
  const lane = others.findIndex((stop) => stop.hasAttribute("data-lane") && gauge?.contains(stop));
  if (lane < 0) return null;
  const order = others.toSpliced(lane + 1, 0, ...stops.filter((stop) => panel.contains(stop)));
  const step = backwards ? -1 : 1;
  const from = order.indexOf(active);
  const next = from < 0 ? undefined : order[from + step];
  return next && next !== stops[stops.indexOf(active) + step] ? next : null;
}
