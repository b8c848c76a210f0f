import { type FrameSchedule, onNextFrame } from "./frame-schedule.ts";
import { whenPainted } from "./when-painted.ts";

/** Share of the page's time that showing a run may take; the rest belongs to the reader's clicks, typing and scrolling. */
const showingShare = 0.25;

/** However dear a frame is, what is shown is not older than this. */
const longestGapMs = 200;

/**
 * With a frame, and so seldom that a flood on a slow processor leaves the page most of its frames: each one waits as long
 * as those before it were dear.
 */
export function createPacedFrames(): FrameSchedule {
  let begunAtMs = Number.NEGATIVE_INFINITY;
  let usualMs = 0;

  function show(run: () => void) {
    begunAtMs = performance.now();
    // A dear frame counts at once, a cheap one slowly: between two of them the flood is not over.
    whenPainted(begunAtMs, (costMs) => {
      usualMs += (costMs - usualMs) / (costMs > usualMs ? 2 : 8);
    });
    run();
  }

  return (run) => {
    const gapMs = Math.min(longestGapMs, usualMs / showingShare);
    const waitMs = begunAtMs + gapMs - performance.now();
    if (waitMs <= 0) return onNextFrame(() => show(run));
    const timer = setTimeout(() => {
      cancel = onNextFrame(() => show(run));
    }, waitMs);
    let cancel = () => clearTimeout(timer);
    return () => cancel();
  };
}
