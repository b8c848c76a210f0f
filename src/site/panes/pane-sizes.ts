/** The panes of a lesson whose size the reader may choose, and how far. Plain numbers; the page is elsewhere. */

/** Key in `localStorage`; the script in the lesson's head reads it before the first paint. */
export const PANES_KEY = "watertight.panes";

/** What this device keeps. A pane that is missing has the size that the layout gives it. */
export interface PaneSizes {
  /** Share of the lesson's width. */
  readonly prosePercent?: number;
  readonly editorPx?: number;
}

export interface Limits {
  readonly min: number;
  readonly max: number;
}

export interface Pane {
  readonly kept: keyof PaneSizes;
  /** Custom property of the root element that carries the size. */
  readonly property: `--${string}`;
  readonly unit: "%" | "px";
  readonly axis: "x" | "y";
  /** One press of an arrow key, and one of Page Up or Page Down. */
  readonly step: number;
  readonly bigStep: number;
  /** What the container leaves: its width for `x`, its height for `y`, in pixels. The style sheet clamps alike. */
  readonly limits: (containerPx: number) => Limits;
  /** What a screen reader says of a size. */
  readonly words: (size: number) => string;
}

const lineHeightPx = 20;

export const prosePane: Pane = {
  kept: "prosePercent",
  property: "--prose-share",
  unit: "%",
  axis: "x",
  step: 2,
  bigStep: 5,
  limits(containerPx) {
    const leastPx = containerPx >= 1200 ? 360 : 320;
    return { min: Math.min(50, (leastPx / Math.max(1, containerPx)) * 100), max: 50 };
  },
  words: (size) => `Text takes ${Math.round(size)} % of the width`,
};

export const editorPane: Pane = {
  kept: "editorPx",
  property: "--editor-chosen",
  unit: "px",
  axis: "y",
  step: lineHeightPx,
  bigStep: 5 * lineHeightPx,
  limits: (containerPx) => ({ min: 120, max: Math.max(120, containerPx - 240) }),
  words: (size) => `Editor shows ${Math.floor(size / lineHeightPx)} lines`,
};

export const clamp = (size: number, { min, max }: Limits): number => Math.min(max, Math.max(min, size));

/** The size that a key asks for; `null` for a key that is not the splitter's. */
export function sizeAfterKey(key: string, size: number, { axis, step, bigStep }: Pane, limits: Limits): number | null {
  const [less, more] = axis === "x" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  switch (key) {
    case less:
      return clamp(size - step, limits);
    case more:
      return clamp(size + step, limits);
    case "PageUp":
      return clamp(size - bigStep, limits);
    case "PageDown":
      return clamp(size + bigStep, limits);
    case "Home":
      return limits.min;
    case "End":
      return limits.max;
    default:
      return null;
  }
}

/** Reads what was kept; anything else than finite numbers is left out. */
export function toPaneSizes(stored: string | null): PaneSizes {
  let value: unknown;
  try {
    value = JSON.parse(stored ?? "{}");
  } catch {
    return {}; // somebody else's text under our key
  }
  if (typeof value !== "object" || value === null) return {};
  const { prosePercent, editorPx } = value as Record<string, unknown>;
  return {
    ...(isSize(prosePercent) ? { prosePercent } : {}),
    ...(isSize(editorPx) ? { editorPx } : {}),
  };
}

const isSize = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
