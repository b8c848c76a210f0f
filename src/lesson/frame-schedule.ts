/** Runs something once, a little later; the returned function calls it off. */
export type FrameSchedule = (run: () => void) => () => void;

/** A hidden page has no frames, nor has one that another window covers: what is due then comes this late. */
const hiddenMs = 250;

/** With the page's next frame, before it is drawn. */
export const onNextFrame: FrameSchedule = (run) => {
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    run();
  });
  const timer = setTimeout(() => {
    cancelAnimationFrame(frame);
    run();
  }, hiddenMs);
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
};

/** At once, where nothing is drawn. */
export const atOnce: FrameSchedule = (run) => {
  run();
  return () => undefined;
};
