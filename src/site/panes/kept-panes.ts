/** Pane sizes on this device. Where storage is refused a size holds for the page only. */
import { PANES_KEY, type Pane, type PaneSizes, toPaneSizes } from "./pane-sizes.ts";

/** Keeps the size of a pane; `null` goes back to the layout's own. */
export function keepSize(pane: Pane, size: number | null): void {
  try {
    const { [pane.kept]: _, ...others } = toPaneSizes(localStorage.getItem(PANES_KEY));
    const sizes: PaneSizes = size === null ? others : { ...others, [pane.kept]: size };
    localStorage.setItem(PANES_KEY, JSON.stringify(sizes));
  } catch (error) {
    console.info("The size holds for this page only: the browser refuses storage.", error);
  }
}
