/** A place from which on time is drawn at another scale, so that what lies before it keeps its place. */
export interface AxisBreak {
  readonly atMs: number;
  readonly x: number;
}

/** Where things stand in the chart, pixels. */
export interface ChartFrame {
  readonly width: number;
  /** Virtual time from edge to edge. */
  readonly spanMs: number;
  readonly axisBreak: AxisBreak | null;
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

export function createChartFrame(
  width: number,
  spanMs: number,
  top: number,
  axisBreak: AxisBreak | null = null,
): ChartFrame {
  const turn = axisBreak ?? { atMs: spanMs, x: width };
  const afterMs = spanMs - turn.atMs;
  return {
    width,
    spanMs,
    top,
    axisBreak,
    xOf(wantedMs) {
      const atMs = Math.min(Math.max(0, wantedMs), spanMs);
      if (atMs <= turn.atMs) return round((atMs / turn.atMs) * turn.x);
      return round(turn.x + ((atMs - turn.atMs) / afterMs) * (width - turn.x));
    },
    yOf: (count) => round(plotBottom - (Math.min(Math.max(0, count), top) / top) * (plotBottom - plotTop)),
    timeAt(wantedX) {
      const x = Math.min(Math.max(0, wantedX), width);
      if (x <= turn.x) return (x / turn.x) * turn.atMs;
      return turn.atMs + ((x - turn.x) / (width - turn.x)) * afterMs;
    },
  };
}

const [leastAfter, mostAfter, afterShare] = [66, 130, 0.18];

/** What lies after a stretch that keeps its place gets the right end: enough to point at, never much of the picture. */
export const breakAt = (atMs: number, width: number): AxisBreak => ({
  atMs,
  x: Math.round(width - Math.min(mostAfter, Math.max(leastAfter, width * afterShare))),
});

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
