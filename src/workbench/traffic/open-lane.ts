import type { PlacedLane } from "./find-places.ts";

/** Shows the lane that a tab is in, as if it had been pressed in the gauge. */
export function openLane({ lane }: PlacedLane): void {
  const button = document.querySelector<HTMLElement | SVGElement>(`.gauge-region [data-lane="${lane.lane}"]`);
  if (!button) return;
  button.focus();
  if (button.getAttribute("aria-pressed") !== "true") button.dispatchEvent(new MouseEvent("click", { bubbles: true }));
}
