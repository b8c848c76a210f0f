import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { nextTabStop } from "./tab-order.ts";

/** Escape closes from the board or the panel, and Tab leads from the pressed lane into the panel and on. */
export function usePanelKeys(panel: RefObject<HTMLElement>, isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent) => {
      const { activeElement } = document;
      const bench = panel.current?.closest(".workbench");
      if (event.defaultPrevented || !panel.current || !bench?.contains(activeElement)) return;
      if (!(activeElement instanceof HTMLElement || activeElement instanceof SVGElement)) return;
      if (event.key === "Escape") {
        if (panel.current.contains(activeElement) || activeElement.closest(".board")) close();
      } else if (event.key === "Tab" && !event.ctrlKey && !event.altKey && !event.metaKey) {
        const next = nextTabStop(bench, panel.current, activeElement, event.shiftKey);
        if (!next) return;
        event.preventDefault();
        next.focus();
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
}
