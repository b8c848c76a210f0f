/** Share of the time that drawing may take; the rest belongs to the reader's scrolling, typing and the editor. */
const drawingShare = 0.12;

/** Changes that come faster than this are drawn no faster: nobody reads ten texts a second. */
const busyGapMs = 100;

/** However dear a drawing is, a picture older than this contradicts the numbers beside it. */
const longestGapMs = 1_000;

/** Above so many changes a second figures jump. */
const mostChangesPerSecond = 12;

/** They jump too where changes come fewer, yet to draw them all would take more of the time than this. */
const mostAnimatedShare = 0.25;

export interface DrawingPace {
  /**
   * Says that there is something new at `nowMs`; returns how long to wait before it is drawn, milliseconds. No longer
   * than `longestMs` after the drawing before.
   */
  waitMs(nowMs: number, longestMs?: number): number;
  /** True while changes come too fast for transitions, or drawing them is too dear. */
  readonly jumping: boolean;
  /** A drawing begins; what is spent from now on is spent on it. */
  began(nowMs: number): void;
  /** So long the drawing has kept the page's thread busy, a frame of it. */
  spent(costMs: number): void;
}

/**
 * How often a gauge draws: at once while changes are few, ten times a second under a flood, and less often still where a
 * drawing is dear. With that a flood leaves the page its frames (`tests/bench/gauge`) though lanes are SVG; a canvas
 * would cost names, roles and focus, and nobody can read more.
 */
export function createDrawingPace(): DrawingPace {
  let changes: number[] = [];
  let drawnAtMs = Number.NEGATIVE_INFINITY;
  let usualMs = 0;
  let spentMs = 0;
  let jumping = false;
  // Dear drawings count at once, cheap ones slowly: a first drawing must not hide the next flood.
  const expectMs = () => usualMs + (spentMs - usualMs) / (spentMs > usualMs ? 2 : 8);
  return {
    get jumping() {
      return jumping;
    },
    waitMs(nowMs, longestMs = longestGapMs) {
      changes = [...changes.filter((atMs) => atMs > nowMs - 1000), nowMs].slice(-mostChangesPerSecond - 1);
      jumping = changes.length > mostChangesPerSecond || changes.length * expectMs() > mostAnimatedShare * 1000;
      const gapMs = Math.min(longestMs, Math.max(jumping ? busyGapMs : 0, expectMs() / drawingShare));
      return Math.max(0, drawnAtMs + gapMs - nowMs);
    },
    began(nowMs) {
      drawnAtMs = nowMs;
      usualMs = expectMs();
      spentMs = 0;
    },
    spent(costMs) {
      spentMs += costMs;
    },
  };
}
