/** Share of the time that drawing may take; the rest belongs to the reader's scrolling, typing and the editor. */
const drawingShare = 0.12;

/** Changes that come faster than this are drawn no faster: nobody reads ten texts a second. */
const busyGapMs = 100;

/** Above so many changes a second figures jump. */
const mostChangesPerSecond = 12;

export interface DrawingPace {
  /** Says that there is something new at `nowMs`; returns how long to wait before it is drawn, milliseconds. */
  waitMs(nowMs: number): number;
  /** True while changes come too fast for transitions. */
  readonly jumping: boolean;
  /** A drawing begun at `nowMs` has kept the page's thread busy for `costMs`. */
  drew(nowMs: number, costMs: number): void;
}

/**
 * How often a gauge draws: at once while changes are few, ten times a second under a flood, and less often still where a
 * drawing is dear. Chosen over a canvas by measurement (`tests/bench/gauge`): what a flood costs is the number of
 * drawings, a canvas would lose names, roles and focus, and nobody can read more.
 */
export function createDrawingPace(): DrawingPace {
  let changes: number[] = [];
  let drawnAtMs = Number.NEGATIVE_INFINITY;
  let costMs = 0;
  let jumping = false;
  return {
    get jumping() {
      return jumping;
    },
    waitMs(nowMs) {
      changes = [...changes.filter((atMs) => atMs > nowMs - 1000), nowMs].slice(-mostChangesPerSecond - 1);
      jumping = changes.length > mostChangesPerSecond;
      const gapMs = Math.max(jumping ? busyGapMs : 0, costMs / drawingShare);
      return Math.max(0, drawnAtMs + gapMs - nowMs);
    },
    drew(nowMs, latestMs) {
      drawnAtMs = nowMs;
      // Dear drawings count at once, cheap ones slowly: a first drawing must not hide the next flood.
      costMs = latestMs > costMs ? costMs + (latestMs - costMs) / 2 : costMs + (latestMs - costMs) / 8;
    },
  };
}
