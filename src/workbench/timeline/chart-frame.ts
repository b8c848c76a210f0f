/** Where things stand in the chart, pixels. */
export interface ChartFrame {
  readonly width: number;
  /** Virtual time from edge to edge. */
  readonly spanMs: number;
  /** The count at the top. */
  readonly top: number;
  readonly xOf: (atMs: number) => number;
  readonly yOf: (count: number) => number;
  /** The inverse of `xOf`, within the span. */
  readonly timeAt: (x: number) => number;
}

/** Names of moments stand above the water. */
export const plotTop = 18;
export const plotBottom = 92;

const round = (value: number): number => Math.round(value * 10) / 10;

export function createChartFrame(width: number, spanMs: number, top: number): ChartFrame {
  return {
    width,
    spanMs,
    top,
    xOf: (atMs) => round((Math.min(Math.max(0, atMs), spanMs) / spanMs) * width),
    yOf: (count) => round(plotBottom - (Math.min(Math.max(0, count), top) / top) * (plotBottom - plotTop)),
    timeAt: (x) => (Math.min(Math.max(0, x), width) / width) * spanMs,
  };
}

const shortestSpanMs = 60_000;
const spanStepMs = 15_000;

/** How much time is shown: room ahead of the newest moment, and the same for a good while. */
export function spanFor(newestMs: number, leastMs = shortestSpanMs): number {
  let spanMs = Math.max(1_000, leastMs);
  while (spanMs < newestMs) spanMs = Math.ceil((spanMs * 1.5) / spanStepMs) * spanStepMs;
  return spanMs;
}

/** The count at the top: air above the pool's edge, and as much of a queue as leaves the pool a third. */
export function topFor(max: number, mostAbove: number): number {
  if (max <= 0) return Math.max(4, mostAbove * 1.15);
  return Math.max(max * 1.3, Math.min(mostAbove * 1.08, max * 3), 1);
}
