import { type FrameSchedule, onNextFrame } from "./frame-schedule.ts";
import { whenPainted } from "./when-painted.ts";

/** Share of the page's time that showing a run may take; the rest belongs to the reader's clicks, typing and scrolling. */
const showingShare = 0.25;

/** So much of it is done at once after a rest: a run's first pictures are dear, and somebody waits for them. */
const atOnceMs = 400;

/** However dear a frame is, what is shown is not older than this. */
const longestWaitMs = 200;

/**
 * With a frame, and under a flood so seldom that a slow processor is left most of the page's frames: what showing costs
 * beyond its share is waited off before the next.
 */
export function createPacedFrames(): FrameSchedule {
  let owedMs = 0;
  let countedAtMs = performance.now();

  function settle(costMs: number) {
    const nowMs = performance.now();
    owedMs = Math.max(0, owedMs - (nowMs - countedAtMs) * showingShare);
    owedMs = Math.min(owedMs + costMs, atOnceMs + longestWaitMs * showingShare);
    countedAtMs = nowMs;
  }

  function show(run: () => void) {
    whenPainted(performance.now(), settle);
    run();
  }

  return (run) => {
    settle(0);
    const waitMs = (owedMs - atOnceMs) / showingShare;
    if (waitMs <= 0) return onNextFrame(() => show(run));
    const timer = setTimeout(() => {
      cancel = onNextFrame(() => show(run));
    }, waitMs);
    let cancel = () => clearTimeout(timer);
    return () => cancel();
  };
}
