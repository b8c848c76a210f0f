/** Makes an element with the role `separator` resize a pane: by keys, by mouse, pen and finger. */
import { keepSize } from "./kept-panes.ts";
import { clamp, type Pane, sizeAfterKey } from "./pane-sizes.ts";

interface Splitter {
  readonly separator: HTMLElement;
  readonly pane: Pane;
  /** Its size sets the limits. */
  readonly container: HTMLElement;
  /** The pane's size as laid out, in the pane's unit. */
  readonly measure: () => number;
}

/** Attaches to the separator; the script in the page's head has already set the sizes that were kept. */
export function mountSplitter({ separator, pane, container, measure }: Splitter): void {
  const root = document.documentElement;
  const containerPx = () => (pane.axis === "x" ? container.clientWidth : container.clientHeight);
  const limits = () => pane.limits(containerPx());

  function tell(): void {
    const { min, max } = limits();
    const size = clamp(measure(), { min, max });
    separator.ariaValueMin = String(Math.round(min));
    separator.ariaValueMax = String(Math.round(max));
    separator.ariaValueNow = String(Math.round(size));
    separator.ariaValueText = pane.words(size);
  }
  function resize(size: number): void {
    root.style.setProperty(pane.property, `${Math.round(clamp(size, limits()) * 10) / 10}${pane.unit}`);
    tell();
  }
  const keep = () => keepSize(pane, Number.parseFloat(root.style.getPropertyValue(pane.property)));
  function reset(): void {
    root.style.removeProperty(pane.property);
    tell();
    keepSize(pane, null);
  }

  separator.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const size = sizeAfterKey(event.key, measure(), pane, limits());
    if (size !== null) {
      resize(size);
      keep();
    } else if (event.key === "Enter") reset();
    else return;
    event.preventDefault();
  });
  separator.addEventListener("dblclick", reset);
  followPointer(separator, {
    axis: pane.axis,
    begin() {
      const sizeBefore = measure();
      const perPx = pane.unit === "%" ? 100 / Math.max(1, containerPx()) : 1;
      const chosenBefore = root.style.getPropertyValue(pane.property);
      return {
        move: (byPx) => resize(sizeBefore + byPx * perPx),
        end: keep,
        callOff() {
          root.style.setProperty(pane.property, chosenBefore);
          tell();
        },
      };
    },
  });
  new ResizeObserver(tell).observe(container);
}

interface Drag {
  readonly move: (byPx: number) => void;
  readonly end: () => void;
  readonly callOff: () => void;
}

/** Calls a drag from its first real movement to its end; Escape, or a pointer taken away, calls it off. */
function followPointer(
  separator: HTMLElement,
  { axis, begin }: { readonly axis: "x" | "y"; readonly begin: () => Drag },
): void {
  const root = document.documentElement;
  const place = (event: PointerEvent) => (axis === "x" ? event.clientX : event.clientY);

  separator.addEventListener("pointerdown", (down) => {
    if (down.button !== 0 || root.dataset.dragging) return;
    const listening = new AbortController();
    const { signal } = listening;
    let drag: Drag | null = null;
    const finish = (how: "end" | "callOff") => {
      listening.abort();
      delete root.dataset.dragging;
      drag?.[how]();
    };
    separator.setPointerCapture(down.pointerId);
    root.dataset.dragging = axis;
    separator.addEventListener(
      "pointermove",
      (event) => {
        const byPx = place(event) - place(down);
        // A press without a move is the half of a double click: it chooses no size.
        if (byPx !== 0) drag ??= begin();
        drag?.move(byPx);
      },
      { signal },
    );
    separator.addEventListener("pointerup", () => finish("end"), { signal });
    separator.addEventListener("pointercancel", () => finish("callOff"), { signal });
    separator.addEventListener("lostpointercapture", () => finish("callOff"), { signal });
    window.addEventListener("keydown", (event) => event.key === "Escape" && finish("callOff"), { signal });
  });
}
